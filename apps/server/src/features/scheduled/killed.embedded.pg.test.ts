import { randomUUID } from "node:crypto";
import { createParleyClient } from "@parley/api";
import { expect, it } from "vitest";
import { eventually } from "../../testing/eventually.js";
import { testEmail } from "../../testing/identity-factories.js";
import { createFolderServers } from "../../testing/servers/folder-servers.js";

const folder = createFolderServers();
const start = () => folder.start({ RATE_LIMIT_SCALE: "1000" });

it("a server killed while scheduled messages go out sends each of them once", async () => {
  const first = start();
  const url = await first.ready();
  const person = { workspaceName: "Haus", name: "Ada", email: testEmail(), password: "correct horse" };
  const { token = "" } = await createParleyClient({ url }).auth.signUp.mutate({ ...person, issue: "token" });
  const client = createParleyClient({ url, token });
  const { member } = await client.auth.me.query();
  const { conversation } = await client.conversations.openDirect.mutate({ memberId: member?.id ?? "" });
  const wanted = Array.from({ length: 60 }, (_, index) => `message ${String(index).padStart(2, "0")}`);
  const schedule = (text: string, inMs: number) => {
    const sendAt = new Date(Date.now() + inMs).toISOString();
    return client.scheduled.create.mutate({ conversationId: conversation.id, nonce: randomUUID(), text, sendAt });
  };
  const begun = performance.now();
  const { scheduled } = await schedule("not this one", 3_600_000);
  await client.scheduled.cancel.mutate({ scheduledId: scheduled.id });
  // None is due before the last is taken, however slow the machine.
  const inMs = 3_000 + (performance.now() - begun) * 20;
  await Promise.all(wanted.map((text) => schedule(text, inMs)));
  const sentOn = async (through: typeof client) => {
    const { items } = await through.messages.list.query({ conversationId: conversation.id, limit: 100 });
    return items.map(({ text }) => text);
  };
  await eventually("some are sent", async () => (await sentOn(client)).length > 0, inMs + 20_000);
  await first.end("SIGKILL");

  const again = createParleyClient({ url: await start().ready(), token });
  await eventually("nothing waits", async () => (await again.scheduled.list.query()).items.length === 0, 30_000);
  expect((await sentOn(again)).toSorted((a, b) => a.localeCompare(b))).toEqual(wanted);
});
