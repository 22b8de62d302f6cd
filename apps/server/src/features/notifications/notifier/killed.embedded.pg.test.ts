import { randomUUID } from "node:crypto";
import { connectionOf, createParleyClient, type ParleyClient } from "@parley/api";
import { expect, test } from "vitest";
import { eventually } from "../../../testing/eventually.js";
import { testEmail } from "../../../testing/identity-factories.js";
import { createFolderServers } from "../../../testing/servers/folder-servers.js";

const PASSWORD = "correct horse battery";
const WITHIN_MS = 30_000;
const folder = createFolderServers();

test("after kill -9 each message is told of once [F6.1]", { timeout: 180_000 }, async () => {
  const clients: ParleyClient[] = [];
  const first = folder.start({ LOG_LEVEL: "silent" });
  try {
    const url = await first.ready();
    const open = (token?: string) => {
      const client = createParleyClient({ url, ...(token !== undefined && { token }) });
      clients.push(client);
      return client;
    };
    const person = (name: string) => ({ name, email: testEmail(), password: PASSWORD, issue: "token" as const });
    const adaSigned = await open().auth.signUp.mutate({ workspaceName: "Berger", ...person("Ada") });
    const ada = open(adaSigned.token);
    const { invitation } = await ada.invitations.create.mutate({ role: "member" });
    const benSigned = await open().invitations.accept.mutate({ token: invitation.token, ...person("Ben") });
    const ben = open(benSigned.token);
    const memberId = benSigned.workspace.memberId;
    const { conversation } = await ada.conversations.openDirect.mutate({ memberId });
    const say = (text: string) =>
      ada.messages.send.mutate({ conversationId: conversation.id, nonce: randomUUID(), text });
    const told = async () =>
      (await ben.notifications.list.query({ limit: 100 })).items.map(({ message }) => message?.text).reverse();

    await say("one");
    await eventually("the first is told of", async () => (await told()).length === 1, WITHIN_MS);
    for (const text of ["two", "three", "four"]) await say(text);
    await first.end("SIGKILL");
    await folder.start({ LOG_LEVEL: "silent", PORT: new URL(url).port }).ready();
    await eventually("all are told of", async () => (await told()).length >= 4, WITHIN_MS);
    await say("five");
    await eventually("what is said afterwards is told of", async () => (await told()).includes("five"), WITHIN_MS);
    expect(await told()).toEqual(["one", "two", "three", "four", "five"]);
  } finally {
    for (const client of clients) connectionOf(client).close();
  }
});
