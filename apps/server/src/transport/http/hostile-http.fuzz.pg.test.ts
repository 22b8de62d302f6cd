import { appRouter } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateInput } from "../../isolation/testing/generate-input.js";
import { listProcedures, type SweptProcedure } from "../../isolation/testing/procedures.js";
import { IN_A_WHILE } from "../../isolation/testing/victim.js";
import { deepJson, HOSTILE_CURSORS, HOSTILE_VALUES, randomBytes, randomJson } from "../../testing/hostile-values.js";
import { createRandom, readSeed } from "../../testing/model/random.js";
import type { Answer } from "../../testing/servers/answer.js";
import { createSiege, type Siege } from "../../testing/servers/siege.js";
import { RawConnection, sendRaw } from "../../testing/sockets/raw-connection.js";

/** Calls under way together. */
const AT_ONCE = 16;
const seed = readSeed();
const random = createRandom(seed);
const called = listProcedures(appRouter).filter(({ type }) => type !== "subscription");
let siege: Siege;

beforeAll(async () => {
  siege = await createSiege();
});
afterAll(() => siege.close());

/** Refused, or hung up on; never a fault of the server. */
function expectRefused(status: number | null, what: string): void {
  expect(status === null || (status >= 400 && status < 500), `${what} is answered ${status}`).toBe(true);
}

async function post(path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  const all = { authorization: `Bearer ${siege.scene.owner.token}`, "content-type": "application/json", ...headers };
  return fetch(`${siege.world.url}/trpc/${path}`, { method: "POST", body, headers: all });
}

describe(`seed ${seed}: requests that are none`, () => {
  const get = (rest: string) => `GET ${rest}`;
  test.each([
    ["words", "HELLO THERE\r\n\r\n"],
    ["a version there is not", get("/ HTTP/9.9\r\nHost: x\r\n\r\n")],
    ["no host", get("/ HTTP/1.1\r\n\r\n")],
    ["a host that is none", get("/ HTTP/1.1\r\nHost: [\r\n\r\n")],
    ["a foreign host", get("/trpc/auth.me HTTP/1.1\r\nHost: evil.test\r\n\r\n")],
    ["two hosts", get("/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")],
    ["an endless header", get(`/ HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(100_000)}\r\n\r\n`)],
    ["a thousand headers", get(`/ HTTP/1.1\r\nHost: x\r\n${"X: y\r\n".repeat(5_000)}\r\n`)],
    ["two lengths", "POST /trpc/auth.signOut HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    [
      "a length and pieces",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["broken pieces", "POST /trpc/auth.signOut HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"],
    ["a length below nothing", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"],
    ["a header with a NUL", get("/ HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n")],
    ["TLS", Buffer.from("160301020001000001fc0303", "hex")],
  ])("%s", async (what, bytes) => {
    expect(await siege.survive(async () => expectRefused(await sendRaw(siege.world.url, bytes), what))).toEqual([]);
  });

  test("paths that are none", async () => {
    const paths = [
      "//",
      "//evil.test/",
      "/%",
      "/%00",
      "/\\",
      "/trpc",
      "/trpc/",
      "/trpc//",
      "/trpc/%",
      "/trpc/%2e%2e/",
      "/trpc/a,b?batch=1",
      "/trpc/auth.me?input=%",
      "*",
      "/files/../../etc/passwd",
      `/${"x".repeat(9_000)}`,
    ];
    expect(
      await siege.survive(async () => {
        for (const path of paths)
          expectRefused(await sendRaw(siege.world.url, `GET ${path} HTTP/1.1\r\nHost: ${siege.host}\r\n\r\n`), path);
      }),
    ).toEqual([]);
  });

  test("empty lines are no request, and the one that follows them is answered", async () => {
    expect(
      await siege.survive(async () => {
        const request = `GET /healthz HTTP/1.1\r\nHost: ${siege.host}\r\n\r\n`;
        expect(await sendRaw(siege.world.url, `\n\r\n\r\n${request}`)).toBe(200);
      }),
    ).toEqual([]);
  });

  test("a hundred times random bytes", async () => {
    expect(
      await siege.survive(async () => {
        for (let round = 0; round < 100; round += 1) {
          const bytes = Buffer.concat([randomBytes(random, 200), Buffer.from("\r\n\r\n")]);
          // Empty lines alone are no request yet: the server rightly waits for one.
          if (/^[\r\n]*$/.test(bytes.toString("latin1"))) continue;
          expectRefused(await sendRaw(siege.world.url, bytes), bytes.toString("hex"));
        }
      }),
    ).toEqual([]);
  });

  test("requests cut off in the middle", async () => {
    const request = `POST /trpc/messages.send HTTP/1.1\r\nHost: ${siege.host}\r\nAuthorization: Bearer ${siege.scene.owner.token}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"conversationId":`;
    expect(
      await siege.survive(async () => {
        for (let round = 0; round < 40; round += 1) {
          const connection = await RawConnection.open(siege.world.url);
          connection.write(request.slice(0, 1 + random.int(request.length)));
          if (random.next() < 0.5) await new Promise((resolve) => setImmediate(resolve));
          connection.reset();
        }
      }),
    ).toEqual([]);
  });
});

describe("bodies", () => {
  const nonce = "00000000-0000-4000-8000-00000000000a";
  const send = (text: string) => `{"conversationId":"${siege.scene.group.id}","nonce":"${nonce}","text":${text}}`;

  test.each([
    ["text/plain", 400],
    ["application/x-www-form-urlencoded", 400],
    ["multipart/form-data; boundary=x", 400],
    ["application/jsonp", 400],
    ["", 400],
  ])("as %s are not read, so no form of another site can write", async (type, status) => {
    expect(
      await siege.survive(async () => {
        expect((await post("messages.send", send('"x"'), { "content-type": type })).status).toBe(status);
      }),
    ).toEqual([]);
  });

  test.each([
    ["broken JSON", () => '{"conversationId":'],
    ["no JSON", () => "\0\0\0"],
    ["ten thousand levels", () => deepJson(10_000)],
    ["ten thousand levels in a field", () => send(deepJson(10_000))],
    ["a NUL", () => send('"a\\u0000b"')],
    ["half a surrogate pair", () => send('"\\ud800"')],
    ["a text too long", () => send(`"${"x".repeat(16_001)}"`)],
    ["a prototype", () => '{"__proto__":{"conversationId":"x"},"text":"x"}'],
    ["a field too many", () => send('"x","admin":true')],
    ["superjson", () => `{"json":${send('"x"')},"meta":{"values":{"text":["map"]}}}`],
    ["a list", () => `[${send('"x"')}]`],
  ])("with %s are refused", async (what, body) => {
    expect(await siege.survive(async () => expectRefused((await post("messages.send", body())).status, what))).toEqual(
      [],
    );
  });

  test("in bytes that are no UTF-8 are read with replacement signs, as the standard of encodings has it", async () => {
    const [before = "", after = ""] = send('"a|b"').split("|b");
    const body = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe]), Buffer.from(after)]);
    const response = await post("messages.send", body);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("a\ufffd\ufffd");
  });

  test.each(["with its length", "in pieces"])("of ten megabytes %s are refused before they are kept", async (how) => {
    const size = 10 * 1024 * 1024;
    const head = `POST /trpc/messages.send HTTP/1.1\r\nHost: ${siege.host}\r\nAuthorization: Bearer ${siege.scene.owner.token}\r\nContent-Type: application/json\r\n`;
    expect(
      await siege.survive(async () => {
        const connection = await RawConnection.open(siege.world.url);
        connection.write(
          how === "in pieces" ? `${head}Transfer-Encoding: chunked\r\n\r\n` : `${head}Content-Length: ${size}\r\n\r\n`,
        );
        const piece = Buffer.alloc(64 * 1024, "x");
        for (let sent = 0; sent < size && !connection.closed; sent += piece.length) {
          if (how === "in pieces") connection.write(`${piece.length.toString(16)}\r\n`);
          connection.write(piece);
          if (how === "in pieces") connection.write("\r\n");
          await new Promise((resolve) => setImmediate(resolve));
        }
        const status = await connection.status();
        expect(status === null || status === 413, `answered ${status}`).toBe(true);
        connection.close();
      }),
    ).toEqual([]);
  });

  test("five thousand calls in a batch are refused, ten are not", async () => {
    const batch = (size: number) => `${Array.from({ length: size }, () => "auth.me").join(",")}?batch=1`;
    const headers = { authorization: `Bearer ${siege.scene.owner.token}` };
    expect(
      await siege.survive(async () => {
        expectRefused(
          await sendRaw(siege.world.url, `GET /trpc/${batch(5_000)} HTTP/1.1\r\nHost: ${siege.host}\r\n\r\n`),
          "5,000 calls",
        );
        expect((await fetch(`${siege.world.url}/trpc/${batch(11)}`, { headers })).status).toBe(400);
        expect((await fetch(`${siege.world.url}/trpc/${batch(10)}`, { headers })).status).toBe(200);
      }),
    ).toEqual([]);
  });
});

describe("headers", () => {
  test.each([
    ["a foreign origin", { origin: "https://evil.test" }, 403],
    ["the origin null", { origin: "null" }, 403],
    ["a cookie and no origin", { cookie: `parley_session=${"c".repeat(27)}` }, 403],
    ["an unknown token", { authorization: `Bearer ${"x".repeat(27)}` }, 401],
    ["a token that is none", { authorization: "Bearer \t" }, 401],
    ["a scheme there is not", { authorization: "Basic YTpi" }, 401],
    ["a workspace that is none", { "x-parley-workspace": "' or 1=1 --" }, 404],
    ["a workspace without end", { "x-parley-workspace": "x".repeat(5_000) }, 404],
    ["a workspace in bytes", { "x-parley-workspace": "\xff\xfe" }, 404],
  ])("with %s a write is refused", async (_what, headers, status) => {
    expect(
      await siege.survive(async () => {
        expect((await post("presence.set", '{"status":"away"}', headers)).status).toBe(status);
      }),
    ).toEqual([]);
  });
});

describe(`seed ${seed}: inputs of every procedure`, () => {
  const pool = () => {
    const { colleague, group, message } = siege.scene;
    const nowhere = "00000000-0000-4000-8000-00000000000b";
    const root = { rootId: message.id, threadRootId: message.id };
    const ids = { memberId: colleague.actor.memberId, conversationId: group.id, messageId: message.id, ...root };
    const theirs = {
      invitationId: nowhere,
      sessionId: nowhere,
      connectionId: nowhere,
      scheduledId: nowhere,
      ids: nowhere,
    };
    return { ...ids, ...theirs, nonce: nowhere };
  };
  const given = (name: string) => {
    if (name === "scheduled.create") return { sendAt: IN_A_WHILE };
    const endpoint = "https://push.example/a";
    if (name === "push.subscribe") return { endpoint, keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) } };
    if (name === "push.unsubscribe") return { endpoint };
    return /^invitations\.(preview|accept)$/.test(name) ? { token: "x".repeat(27) } : {};
  };
  const inputOf = ({ name, input }: SweptProcedure) => generateInput(input, pool(), given(name));

  test.each(called.map((procedure) => [procedure.name, procedure] as const))(
    "%s takes no hostile value for a fault",
    async (name, procedure) => {
      const { input = {}, fields } = inputOf(procedure);
      const { world, scene } = siege;
      siege.faults.length = 0;
      const person = await world.people.createMember(scene.workspace, "member");
      const inputs = [
        ...fields.flatMap((field) => HOSTILE_VALUES.map((value) => ({ ...input, [field]: value }))),
        ...Array.from({ length: 20 }, () => randomJson(random)),
      ];
      for (let start = 0; start < inputs.length; start += AT_ONCE) {
        const some = inputs.slice(start, start + AT_ONCE);
        const type = procedure.type === "query" ? "query" : "mutation";
        const answers = await Promise.all(some.map((one) => world.call(person, type, name, one)));
        const faults = answers
          .map((answer, index) => ({ answer, input: some[index] }))
          .filter(({ answer }) => isFault(answer));
        expect(faults).toEqual([]);
      }
      expect(siege.faults).toEqual([]);
    },
  );

  test("cursors of every wrong kind, of every list", async () => {
    const lists = called.filter((procedure) => inputOf(procedure).fields.includes("cursor"));
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["conversations.list", "members.list", "groups.members"]),
    );
    expect(
      await siege.survive(async () => {
        for (const procedure of lists) {
          const { name } = procedure;
          const { input } = inputOf(procedure);
          for (const cursor of HOSTILE_CURSORS) {
            const answer = await siege.world.call(siege.scene.owner, "query", name, { ...input, cursor });
            if (answer.ok) continue;
            expect(["BAD_CURSOR", "INVALID_INPUT"], `${name} with ${cursor}: ${answer.reason}`).toContain(
              answer.reason,
            );
          }
        }
      }),
    ).toEqual([]);
  });
});

/** An answer that says something broke. */
function isFault(answer: Answer): boolean {
  return (
    !answer.ok && ["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT", "NONE", "HTTP 500"].includes(answer.code)
  );
}
