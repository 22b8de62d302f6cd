import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../api-error.js";
import { CLOSE_CODES } from "../close-codes.js";
import type { EphemeralSignal } from "../events/ephemeral-signal.js";
import type { LogEvent } from "../events/server-event.js";
import type { Gap } from "../events/stream-events.js";
import type { Bootstrap } from "../features/live/schemas.js";
import { aMessageSent, idOf } from "../testing/factories.js";
import { FakeLog } from "../testing/fake-log.js";
import { type FakeServer, serveLog } from "../testing/fake-server.js";
import { connectionOf } from "./connection-of.js";
import { createParleyClient } from "./create-parley-client.node.js";
import type { FollowError } from "./follow-error.js";
import { type FollowedWorkspace, type FollowOptions, type FollowState, followWorkspace } from "./follow-workspace.js";
import type { ParleyClient } from "./parley-client.js";

let log: FakeLog;
let server: FakeServer;
let client: ParleyClient;
let followed: FollowedWorkspace | null = null;

const seen = {
  snapshots: [] as Bootstrap[],
  events: [] as LogEvent[],
  gaps: [] as Gap[],
  signals: [] as EphemeralSignal[],
  states: [] as FollowState[],
  errors: [] as FollowError[],
};
const seqs = () => seen.events.map(({ seq }) => seq);
const PACE = { firstMs: 2, maxMs: 8 };

function follow(options: FollowOptions & { onEvent?: (event: LogEvent) => void } = {}): FollowedWorkspace {
  followed = followWorkspace(
    client,
    {
      onSnapshot: (snapshot) => seen.snapshots.push(snapshot),
      onEvent: (event) => {
        options.onEvent?.(event);
        seen.events.push(event);
      },
      onGap: (gap) => seen.gaps.push(gap),
      onSignal: (signal) => seen.signals.push(signal),
      onConnection: (state) => seen.states.push(state),
      onError: (error) => seen.errors.push(error),
    },
    options,
  );
  return followed;
}

const becomes = (state: FollowState) => vi.waitFor(() => expect(followed?.state).toBe(state), { interval: 5 });
const until = (check: () => void) => vi.waitFor(check, { interval: 5 });

beforeEach(async () => {
  for (const list of Object.values(seen)) list.length = 0;
  log = new FakeLog();
  server = await serveLog(log);
  client = createParleyClient({ url: server.url, token: "secret", workspace: "berger-homes", pace: PACE });
});

afterEach(async () => {
  followed?.stop();
  connectionOf(client).close();
  await server.stop();
});

describe("the usual course", () => {
  test("a snapshot, then every event in order, then signals", async () => {
    log.append(aMessageSent(1));
    follow();
    await becomes("connected");
    expect(seen.snapshots.map(({ cursor }) => cursor)).toEqual(["1.1"]);

    log.append(aMessageSent(2));
    log.append(aMessageSent(5));
    log.signals.push({ type: "typing", conversationId: idOf(5), memberId: idOf(1), typing: true });

    await until(() => expect(seqs()).toEqual([2, 5]));
    await until(() => expect(seen.signals).toHaveLength(1));
    expect(seen.states).toEqual(["connecting", "connected"]);
    expect(followed?.cursor).toBe("5.1");
    expect(seen.errors).toEqual([]);
  });

  test("events and signals share one socket; the events have rpc id 1 (SPEC R5)", async () => {
    follow();
    await becomes("connected");
    await until(() => expect(log.signals.size).toBe(1));
    expect(server.socketUrls).toEqual(["/live?connectionParams=1"]);
    expect(server.frames).toEqual([
      [
        { method: "connectionParams", data: { token: "secret", workspace: "berger-homes" } },
        [
          { id: 1, method: "subscription", params: { path: "live.events", input: { cursor: "0.1" } } },
          { id: 2, method: "subscription", params: { path: "live.ephemeral" } },
        ],
      ],
    ]);
  });

  test("an event that comes twice is applied once", async () => {
    follow();
    await becomes("connected");
    log.append(aMessageSent(3));
    log.push(aMessageSent(3));
    log.push(aMessageSent(2));
    log.append(aMessageSent(4));
    await until(() => expect(seqs()).toEqual([3, 4]));
  });

  test("a sync moves the cursor of a quiet client (SPEC R5), a gap is told", async () => {
    follow();
    await becomes("connected");
    log.push({ type: "sync", seq: 8 });
    await until(() => expect(followed?.cursor).toBe("8.1"));
    log.push({ type: "gap", seq: 9, conversationId: idOf(5) });
    await until(() => expect(seen.gaps).toEqual([{ type: "gap", seq: 9, conversationId: idOf(5) }]));
    expect(followed?.cursor).toBe("9.1");
    expect(seen.events).toEqual([]);
  });

  test("with a kept cursor it goes on there, without a snapshot", async () => {
    log.append(aMessageSent(1));
    log.append(aMessageSent(2));
    follow({ cursor: "1.1" });
    await until(() => expect(seqs()).toEqual([2]));
    expect(log.bootstraps).toBe(0);
  });

  test("after stop nothing is called, and start begins with a new snapshot", async () => {
    const workspace = follow();
    await becomes("connected");
    workspace.stop();
    expect(workspace.state).toBe("ended");
    log.append(aMessageSent(1));
    workspace.start();
    workspace.start();
    await becomes("connected");
    expect(seen.snapshots.map(({ cursor }) => cursor)).toEqual(["0.1", "1.1"]);
    expect(seqs()).toEqual([]);
  });
});

test("followed again at once on the same socket, it goes on where it was, however slow the server is to let go", async () => {
  const first = follow();
  await becomes("connected");
  log.append(aMessageSent(1));
  await until(() => expect(seqs()).toEqual([1]));
  first.stop();
  follow({ cursor: "1.1" });
  await becomes("connected");
  log.append(aMessageSent(2));
  await until(() => expect(seqs()).toEqual([1, 2]));
  expect(server.sockets.size).toBe(1);
  expect([seen.snapshots.length, seen.errors]).toEqual([1, []]);
  const ids = server.frames
    .flat(2)
    .flatMap((frame) => (JSON.stringify(frame).includes("live.events") ? [(frame as { id: number }).id] : []));
  expect(new Set(ids).size).toBe(2);
});

describe("a lost connection", () => {
  test("it comes back behind the last event, with nothing lost or doubled (SPEC R2)", async () => {
    follow();
    await becomes("connected");
    log.append(aMessageSent(1));
    await until(() => expect(seqs()).toEqual([1]));

    server.drop();
    log.append(aMessageSent(2));
    await until(() => expect(seqs()).toEqual([1, 2]));

    expect(log.asked).toEqual([{ cursor: "0.1" }, { cursor: "0.1", lastEventId: "1.1" }]);
    expect(log.bootstraps).toBe(1);
    expect(seen.states).toEqual(["connecting", "connected", "reconnecting", "connected"]);
  });

  test("it outlives a restart of the server", async () => {
    follow();
    await becomes("connected");
    await server.stop();
    await becomes("reconnecting");
    await until(() => expect(connectionOf(client).failures).toBeGreaterThan(1));
    log.append(aMessageSent(1));
    await server.listen();
    await until(() => expect(seqs()).toEqual([1]));
    expect(log.bootstraps).toBe(1);
    expect(seen.errors).toEqual([]);
  });

  test("closed with 1013 inside a stream, it resumes (SPEC R6)", async () => {
    follow();
    await becomes("connected");
    log.append(aMessageSent(1));
    await until(() => expect(seqs()).toEqual([1]));
    server.close(CLOSE_CODES.TRY_AGAIN);
    log.append(aMessageSent(2));
    await until(() => expect(seqs()).toEqual([1, 2]));
  });

  test("a server that is not there at first is waited for", async () => {
    await server.stop();
    follow();
    await until(() => expect(seen.errors.length).toBeGreaterThan(2));
    expect(seen.errors.every(({ during, reason, final }) => during === "bootstrap" && !reason && !final)).toBe(true);
    expect(seen.states).toEqual(["connecting"]);
    await server.listen();
    await becomes("connected");
  });

  test("however often a server that is away is asked, nothing heaps up in the client", async () => {
    await server.stop();
    const warnings: string[] = [];
    const warned = ({ name }: Error) => void warnings.push(name);
    process.on("warning", warned);
    follow();
    await until(() => expect(seen.errors.length).toBeGreaterThan(14));
    process.off("warning", warned);
    expect(warnings).not.toContain("MaxListenersExceededWarning");
    await server.listen();
    await becomes("connected");
  });
});

describe("a cursor that cannot be served", () => {
  test("a reset waits and begins with a new snapshot (SPEC R2)", async () => {
    log.append(aMessageSent(1));
    follow();
    await becomes("connected");
    await until(() => expect(log.signals.size).toBe(1));
    server.drop();
    log.append(aMessageSent(7));
    log.floor = 5;
    await until(() => expect(seen.snapshots.map(({ cursor }) => cursor)).toEqual(["1.1", "7.1"]));
    await becomes("connected");
    log.append(aMessageSent(8));
    await until(() => expect(seqs()).toEqual([8]));
    await until(() => expect(log.signals.size).toBe(1));
  });

  test("a reset counts also when the connection breaks before its stream has ended", async () => {
    log.append(aMessageSent(1));
    follow();
    await becomes("connected");
    log.reset();
    log.signals.push({ type: "typing", conversationId: idOf(5), memberId: idOf(1), typing: true });
    await until(() => expect(seen.signals).toHaveLength(1));
    server.drop();
    await until(() => expect(seen.snapshots).toHaveLength(2));
    await becomes("connected");
    log.append(aMessageSent(2));
    await until(() => expect(seqs()).toEqual([2]));
    expect(seen.snapshots).toHaveLength(2);
  });

  test("the stream that follows a reset has rpc id 1 again", async () => {
    log.append(aMessageSent(9));
    log.floor = 5;
    follow({ cursor: "1.1" });
    await becomes("connected");
    await until(() => expect(log.live.size).toBe(1));
    const ids = server.frames
      .flat(2)
      .flatMap((frame) => (JSON.stringify(frame).includes("live.events") ? [(frame as { id: number }).id] : []));
    expect(ids).toEqual([1, 1]);
  });

  test.each(["1.2", "no cursor at all"])("the kept cursor %j is given up for a snapshot", async (cursor) => {
    follow({ cursor });
    await becomes("connected");
    expect(seen.snapshots).toHaveLength(1);
    expect(seen.errors).toEqual([]);
  });
});

describe("refusals", () => {
  test("the end of the session ends it, and does not reconnect", async () => {
    follow();
    await becomes("connected");
    server.close(CLOSE_CODES.SESSION_ENDED);
    await becomes("ended");
    expect(seen.states).toEqual(["connecting", "connected", "ended"]);
    expect(seen.errors).toMatchObject([{ during: "events", reason: "SESSION_ENDED", final: true }]);
    expect(connectionOf(client).state).toBe("ended");
    expect(server.frames).toHaveLength(1);
  });

  test("whoever is signed out is told at once", async () => {
    server.caller = "anonymous";
    follow();
    await becomes("ended");
    expect(seen.errors).toMatchObject([{ during: "bootstrap", reason: "SIGNED_OUT", final: true }]);
    expect(log.bootstraps).toBe(0);
  });

  test("a refusal that passes is tried again", async () => {
    log.failures.push(new ApiError("OVERLOADED", { retryAfterMs: 1 }), new ApiError("DATABASE_UNAVAILABLE"));
    follow();
    await becomes("connected");
    expect(seen.errors.map(({ reason, final }) => [reason, final])).toEqual([
      ["OVERLOADED", false],
      ["DATABASE_UNAVAILABLE", false],
    ]);
  });

  test("a socket that stays refused because the session is over is found out by HTTP", async () => {
    follow();
    await becomes("connected");
    server.caller = "anonymous";
    server.refuseSockets = true;
    server.drop();
    await becomes("ended");
    expect(seen.errors).toMatchObject([{ reason: "SIGNED_OUT", final: true }]);
  });

  test("closing the client ends it without an error", async () => {
    follow();
    await becomes("connected");
    connectionOf(client).close();
    await becomes("ended");
    expect(seen.errors).toEqual([]);
  });
});

describe("an app that throws", () => {
  test("gets a new snapshot instead of going on in doubt", async () => {
    const failure = new Error("reducer broke");
    follow({
      onEvent: (event) => {
        if (event.seq === 1) throw failure;
      },
    });
    await becomes("connected");
    log.append(aMessageSent(1));
    await until(() => expect(seen.snapshots.map(({ cursor }) => cursor)).toEqual(["0.1", "1.1"]));
    await becomes("connected");
    log.append(aMessageSent(2));
    await until(() => expect(seqs()).toEqual([2]));
    expect(seen.errors).toEqual([{ during: "handler", reason: undefined, final: false, cause: failure }]);
  });
});

test("a client that did not come from createParleyClient is refused with a sentence", () => {
  const handlers = { onSnapshot: () => undefined, onEvent: () => undefined, onGap: () => undefined };
  expect(() => followWorkspace({} as ParleyClient, handlers)).toThrow("createParleyClient");
});
