import { getErrorShape, TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { ApiError } from "./api-error.js";
import type { ErrorData } from "./errors.js";
import { appRouter } from "./router.js";
import { aConversation, aMember, idOf } from "./testing/factories.js";
import { type Caller, type FakeServices, fakeContext } from "./testing/fake-context.js";
import { createCallerFactory } from "./trpc.js";

const createCaller = createCallerFactory(appRouter);
const callAs = (caller: Caller, services: FakeServices = {}) => createCaller(fakeContext(caller, services));

const CALLERS: Caller[] = ["anonymous", "user", "guest", "member", "admin", "owner"];
const member = { member: aMember() };

/** Who gets an answer, and why the others do not. */
async function answers(call: (caller: ReturnType<typeof callAs>) => Promise<unknown>): Promise<Record<string, string>> {
  const services: FakeServices = {
    auth: { signOut: () => Promise.resolve(), signIn: () => Promise.reject(new ApiError("WRONG_CREDENTIALS")) },
    conversations: { list: () => Promise.resolve({ items: [], nextCursor: null }) },
    groups: { discover: () => Promise.resolve({ items: [], nextCursor: null }) },
    members: { setRole: () => Promise.resolve(member) },
  };
  const outcomes = CALLERS.map(async (caller): Promise<[string, string]> => {
    const outcome = call(callAs(caller, services)).then(
      () => "answered",
      (error: unknown) => (error instanceof ApiError ? error.reason : String(error)),
    );
    return [caller, await outcome];
  });
  return Object.fromEntries(await Promise.all(outcomes));
}

describe("access", () => {
  test("public: everybody reaches the service", async () => {
    const outcome = await answers((caller) => caller.auth.signIn({ email: "anna@berger.example", password: "wrong" }));
    expect(new Set(Object.values(outcome))).toEqual(new Set(["WRONG_CREDENTIALS"]));
  });

  test("user: whoever is signed in", async () => {
    expect(await answers((caller) => caller.auth.signOut())).toEqual({
      anonymous: "SIGNED_OUT",
      user: "answered",
      guest: "answered",
      member: "answered",
      admin: "answered",
      owner: "answered",
    });
  });

  test("guest: every member of the workspace", async () => {
    expect(await answers((caller) => caller.conversations.list())).toEqual({
      anonymous: "SIGNED_OUT",
      user: "WORKSPACE_REQUIRED",
      guest: "answered",
      member: "answered",
      admin: "answered",
      owner: "answered",
    });
  });

  test("member: no guests", async () => {
    expect(await answers((caller) => caller.groups.discover())).toMatchObject({
      guest: "ROLE_TOO_LOW",
      member: "answered",
    });
  });

  test("admin: admins and owners", async () => {
    expect(await answers((caller) => caller.members.setRole({ memberId: idOf(1), role: "member" }))).toEqual({
      anonymous: "SIGNED_OUT",
      user: "WORKSPACE_REQUIRED",
      guest: "ROLE_TOO_LOW",
      member: "ROLE_TOO_LOW",
      admin: "answered",
      owner: "answered",
    });
  });

  test("who may not call learns nothing of the input", async () => {
    await expect(callAs("anonymous").messages.send(JSON.parse("{}") as never)).rejects.toMatchObject({
      reason: "SIGNED_OUT",
    });
  });
});

describe("counting", () => {
  test.each([
    ["auth", (caller: ReturnType<typeof callAs>) => caller.auth.signIn({ email: "a@b.example", password: "x" })],
    ["read", (caller: ReturnType<typeof callAs>) => caller.conversations.list()],
    ["write", (caller: ReturnType<typeof callAs>) => caller.groups.join({ conversationId: idOf(5) })],
    [
      "send",
      (caller: ReturnType<typeof callAs>) =>
        caller.messages.send({ conversationId: idOf(5), nonce: idOf(6), text: "x" }),
    ],
    ["signal", (caller: ReturnType<typeof callAs>) => caller.typing.signal({ conversationId: idOf(5), typing: true })],
  ])("as %s, once a call, also when it fails", async (limit, call) => {
    const context = fakeContext("member");
    await expect(call(createCaller(context))).rejects.toThrow("The test gave no");
    expect(context.counted).toEqual([limit]);
  });

  test("a budget that is used up stops the call before the service", async () => {
    const context = fakeContext("member");
    context.gate.count = () => Promise.reject(new ApiError("RATE_LIMITED", { retryAfterMs: 900 }));
    await expect(createCaller(context).conversations.list()).rejects.toMatchObject({
      reason: "RATE_LIMITED",
      details: { retryAfterMs: 900 },
    });
  });
});

describe("what an error looks like on the wire", () => {
  const ctx = fakeContext("member");
  const wire = (error: TRPCError) =>
    getErrorShape({ config: appRouter._def._config, error, type: "mutation", path: "messages.send", input: {}, ctx });
  const refusal = async (call: Promise<unknown>): Promise<{ message: string; data: ErrorData }> => {
    const error: unknown = await call.catch((cause: unknown) => cause);
    if (!(error instanceof TRPCError)) throw new Error("not refused");
    return wire(error);
  };

  test("a reason of ours, with what the caller needs and the request's id", () => {
    expect(wire(new ApiError("OVERLOADED", { message: "Come back.", retryAfterMs: 400 }))).toEqual({
      code: -32603,
      message: "Come back.",
      data: {
        code: "SERVICE_UNAVAILABLE",
        httpStatus: 503,
        path: "messages.send",
        reason: "OVERLOADED",
        retryAfterMs: 400,
        requestId: "request-1",
      },
    });
  });

  test("a reason inside another error is found", () => {
    const cause = new ApiError("NOT_FOUND");
    expect(wire(new TRPCError({ code: "NOT_FOUND", cause })).data.reason).toBe("NOT_FOUND");
  });

  test("wrong input, field by field", async () => {
    const send = callAs("member").messages.send(
      JSON.parse('{"conversationId":"x","text":"a\\u0000","extra":1}') as never,
    );
    const { message, data } = await refusal(send);
    expect(message).toBe("The input is not what this procedure takes.");
    expect(data.reason).toBe("INVALID_INPUT");
    expect(data.issues?.map(({ path, code }) => [path.join("."), code])).toEqual([
      ["conversationId", "invalid_format"],
      ["nonce", "invalid_type"],
      ["text", "ILL_FORMED_TEXT"],
      ["", "unrecognized_keys"],
    ]);
  });

  test("of thousands of faults twenty are told", async () => {
    const call = callAs("member").members.get({ memberIds: Array.from({ length: 200 }, () => "x") });
    expect((await refusal(call)).data.issues).toHaveLength(20);
  });

  test("an unknown error is hidden: neither its words nor its stack leave", async () => {
    const services = { members: { setRole: () => Promise.reject(new Error("password=hunter2 at db.ts:7")) } };
    const shape = await refusal(callAs("owner", services).members.setRole({ memberId: idOf(1), role: "member" }));
    expect(shape.message).toBe("Something went wrong on the server.");
    expect(shape.data.reason).toBe("INTERNAL");
    expect(JSON.stringify(shape)).not.toMatch(/hunter2|db\.ts|stack/);
  });

  test("an answer that is not what was promised is an unknown error too", async () => {
    const wrong = { ...aConversation(), kind: "channel" as "group" };
    const services = { conversations: { get: () => Promise.resolve({ conversation: wrong }) } };
    const shape = await refusal(callAs("guest", services).conversations.get({ conversationId: idOf(5) }));
    expect(shape.data.reason).toBe("INTERNAL");
    expect(shape.data.issues).toBeUndefined();
    expect(JSON.stringify(shape)).not.toContain("channel");
  });

  test("what is not in a schema does not leave", async () => {
    const leaking = Object.assign(aConversation(), { passwordHash: "argon2" });
    const services = { conversations: { get: () => Promise.resolve({ conversation: leaking }) } };
    const answer = await callAs("guest", services).conversations.get({ conversationId: idOf(5) });
    expect(answer.conversation).toEqual(aConversation());
  });

  test.each([
    ["PARSE_ERROR", "INVALID_INPUT"],
    ["METHOD_NOT_SUPPORTED", "INVALID_INPUT"],
    ["UNAUTHORIZED", "SIGNED_OUT"],
    ["FORBIDDEN", "FORBIDDEN"],
    ["NOT_FOUND", "NOT_FOUND"],
    ["PAYLOAD_TOO_LARGE", "PAYLOAD_TOO_LARGE"],
    ["TOO_MANY_REQUESTS", "RATE_LIMITED"],
    ["SERVICE_UNAVAILABLE", "OVERLOADED"],
    ["TIMEOUT", "TIMED_OUT"],
    ["CLIENT_CLOSED_REQUEST", "INTERNAL"],
  ] as const)("tRPC's own %s is %s", (code, reason) => {
    expect(wire(new TRPCError({ code })).data.reason).toBe(reason);
  });
});

describe("watching", () => {
  test("sees each call begin and end, refused ones too, on whatever level they are refused", async () => {
    const seen: string[] = [];
    const watch = (caller: Caller, services: FakeServices = {}) =>
      createCaller({
        ...fakeContext(caller, services),
        calls: { begin: (procedure) => (outcome) => void seen.push(`${procedure} ${outcome}`) },
      });
    const list = { list: () => Promise.resolve({ items: [], nextCursor: null }) };
    await watch("member", { conversations: list }).conversations.list();
    const refused = [
      watch("anonymous").conversations.list(),
      watch("guest").groups.discover(),
      watch("member").conversations.get({ conversationId: "not an id" }),
      watch("member", { conversations: { list: () => Promise.reject(new Error("broken")) } }).conversations.list(),
    ];
    expect((await Promise.allSettled(refused)).map(({ status }) => status)).toEqual(refused.map(() => "rejected"));
    expect(seen.sort()).toEqual([
      "conversations.get BAD_REQUEST",
      "conversations.list INTERNAL_SERVER_ERROR",
      "conversations.list OK",
      "conversations.list UNAUTHORIZED",
      "groups.discover FORBIDDEN",
    ]);
  });
});
