import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { connectionOf, createParleyClient, type ParleyClient } from "@parley/api";
import { describe, expect, test } from "vitest";
import { eventually } from "./testing/eventually.js";
import { testEmail } from "./testing/identity-factories.js";
import { createFolderServers } from "./testing/servers/folder-servers.js";

const folder = createFolderServers();

async function signUp(url: string): Promise<{ client: ParleyClient; token: string }> {
  const person = { workspaceName: "Haus", name: "Ada", email: testEmail(), password: "correct horse" };
  const { token = "" } = await createParleyClient({ url }).auth.signUp.mutate({ ...person, issue: "token" });
  return { client: createParleyClient({ url, token }), token };
}

describe("a start that cannot be", () => {
  test.each([
    ["PORT", "eighty"],
    ["PUBLIC_URL", "chat.example.com"],
    ["RATE_LIMIT_SCALE", "-1"],
    ["LOG_LEVEL", "loud"],
  ])("names %s when it is wrong, in one sentence", async (name, value) => {
    const server = folder.start({ [name]: value });
    expect(await server.ended()).toBe(1);
    expect(server.output).toContain(name);
    expect(server.output).toContain(value);
    expect(server.output).not.toContain("    at ");
  });

  test("names the port when it is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const server = folder.start({ PORT: port });
    expect(await server.ended()).toBe(1);
    expect(server.output).toContain(`The port ${port} is taken`);
    await new Promise((resolve) => taken.close(resolve));
  });

  test("names the data folder when another process uses it, which goes on undisturbed", async () => {
    const first = folder.start();
    const url = await first.ready();
    const second = folder.start();
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`The data folder ${folder.dataDir} is in use`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test("names the address when no database answers there", async () => {
    const server = folder.start({ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" });
    expect(await server.ended()).toBe(1);
    expect(server.output).toContain("No database answers at 127.0.0.1:1");
    expect(server.output).not.toContain("secret");
  });
});

describe("the end of a process", () => {
  test("by SIGTERM is orderly, and lets the next one in at once", async () => {
    const first = folder.start();
    const { token } = await signUp(await first.ready());
    expect(await first.end("SIGTERM")).toBe(0);
    const url = await folder.start().ready();
    expect((await createParleyClient({ url, token }).auth.me.query()).member?.name).toBe("Ada");
  });

  test("by kill -9 in the middle of sending loses nothing that was acknowledged, and repeating sends nothing twice", async () => {
    const first = folder.start({ RATE_LIMIT_SCALE: "1000" });
    const { client, token } = await signUp(await first.ready());
    const { conversation } = await client.groups.create.mutate({ name: "Log", visibility: "private" });
    const conversationId = conversation.id;
    const attempted = new Map<string, string>();
    const acknowledged = new Map<string, string>();
    let killed = false;
    const sender = async () => {
      while (!killed) {
        const [nonce, text] = [randomUUID(), `word ${attempted.size}`];
        attempted.set(nonce, text);
        try {
          acknowledged.set(nonce, (await client.messages.send.mutate({ conversationId, nonce, text })).message.id);
        } catch {
          return;
        }
      }
    };
    const senders = [sender(), sender(), sender(), sender()];
    await eventually("a hundred messages are acknowledged", () => acknowledged.size >= 100, 30_000);
    await first.end("SIGKILL");
    killed = true;
    await Promise.all(senders);
    expect(attempted.size).toBeGreaterThan(acknowledged.size);

    const url = await folder.start({ RATE_LIMIT_SCALE: "1000" }).ready();
    const again = createParleyClient({ url, token });
    for (const [nonce, text] of attempted) {
      const { message } = await again.messages.send.mutate({ conversationId, nonce, text });
      expect(message.id).toBe(acknowledged.get(nonce) ?? message.id);
    }
    expect(await countTexts(again, conversationId)).toEqual(new Map([...attempted.values()].map((text) => [text, 1])));
    connectionOf(client).close();
  });
});

/** How often each text stands in a conversation. */
async function countTexts(client: ParleyClient, conversationId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let after = 0;
  for (;;) {
    const page = await client.messages.list.query({ conversationId, after, limit: 100 });
    for (const { kind, text } of page.items) if (kind === "text") counts.set(text, (counts.get(text) ?? 0) + 1);
    if (!page.hasNewer) return new Map([...counts].sort((one, other) => ordinal(one[0]) - ordinal(other[0])));
    after = page.items.at(-1)?.seq ?? after;
  }
}

const ordinal = (text: string) => Number(text.split(" ")[1]);
