import { randomUUID } from "node:crypto";
import type { EphemeralSignal } from "@parley/api/server";
import { beforeEach, describe, expect, it } from "vitest";
import type { HydratedRow } from "../events/log-reader.js";
import { eventually } from "../testing/eventually.js";
import { MemoryBusWire } from "../testing/fakes/memory-bus.js";
import type { Deactivated } from "./feed.js";
import { createSharedConnections } from "./shared-connections.js";
import { createSharedHeads } from "./shared-heads.js";
import { createSharedSignals } from "./shared-signals.js";

const [WORKSPACE, MEMBER, SESSION, CONVERSATION] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

let wire: MemoryBusWire;

beforeEach(() => {
  wire = new MemoryBusWire();
});

/** A node of which everything is noted that it is asked for. */
function connectionsOf() {
  const done: string[] = [];
  const listeners: ((deactivated: Deactivated) => void)[] = [];
  const connections = createSharedConnections({
    connections: {
      closeSession: (sessionId) => done.push(`close session ${sessionId}`),
      closeMember: (workspaceId, memberId) => done.push(`close member ${workspaceId} ${memberId}`),
    },
    sessions: { forget: () => done.push("forget sessions") },
    memberships: { forget: () => done.push("forget memberships") },
    hub: { onDeactivated: (listener) => listeners.push(listener) },
    bus: wire.connect(),
  });
  const deactivate = (one: Deactivated) => {
    for (const listener of listeners) listener(one);
  };
  return { connections, done, deactivate };
}

describe("connections of all nodes", () => {
  it("of an ended session are closed here at once, and on the others, each forgetting what it remembers first", async () => {
    const [one, two] = [connectionsOf(), connectionsOf()];
    one.connections.closeSession(SESSION);
    const expected = ["forget sessions", `close session ${SESSION}`];
    expect(one.done).toEqual(expected);
    await eventually("the other node heard", () => two.done.length === 2);
    expect(two.done).toEqual(expected);
  });

  it("of a deactivated member alike", async () => {
    const [one, two] = [connectionsOf(), connectionsOf()];
    one.connections.closeMember(WORKSPACE, MEMBER);
    const expected = ["forget memberships", `close member ${WORKSPACE} ${MEMBER}`];
    expect(one.done).toEqual(expected);
    await eventually("the other node heard", () => two.done.length === 2);
    expect(two.done).toEqual(expected);
  });

  it("of a deactivated member are closed by the log too, without telling anybody again", async () => {
    const [one, two] = [connectionsOf(), connectionsOf()];
    one.deactivate({ workspaceId: WORKSPACE, memberId: MEMBER });
    two.connections.forgetMemberships(WORKSPACE);
    await eventually("what came behind was heard", () => one.done.length === 3);
    expect(one.done).toEqual(["forget memberships", `close member ${WORKSPACE} ${MEMBER}`, "forget memberships"]);
    expect(two.done).toEqual(["forget memberships"]);
  });
});

describe("heads of all nodes", () => {
  function headsOf() {
    const hinted: [string, number][] = [];
    const published: number[] = [];
    const hub = {
      hint: (workspaceId: string, head: number) => hinted.push([workspaceId, head]),
      publish: (_workspaceId: string, rows: readonly HydratedRow[]) =>
        published.push(...rows.map(({ row }) => row.seq)),
    };
    return { heads: createSharedHeads(hub, wire.connect()), hinted, published };
  }
  const row = (seq: number) => ({ row: { seq }, event: null }) as HydratedRow;

  it("are told after a commit, whether its events had to be read back or not", async () => {
    const [one, two] = [headsOf(), headsOf()];
    one.heads.hint(WORKSPACE, 7);
    one.heads.publish(WORKSPACE, [row(8), row(9)], 49);
    one.heads.publish(WORKSPACE, [], 63);
    await eventually("the other node heard both", () => two.hinted.length === 2);
    expect([one.hinted, one.published]).toEqual([[[WORKSPACE, 7]], [8, 9]]);
    expect([two.hinted, two.published]).toEqual([
      [
        [WORKSPACE, 7],
        [WORKSPACE, 9],
      ],
      [],
    ]);
  });
});

describe("signals to all nodes", () => {
  const typing: EphemeralSignal = { type: "typing", conversationId: CONVERSATION, memberId: MEMBER, typing: true };

  function signalsOf() {
    const sent: unknown[] = [];
    const local = {
      toMember: (...args: unknown[]) => sent.push(args),
      toConversation: (...args: unknown[]) => sent.push(args),
    };
    return { signals: createSharedSignals(local, wire.connect()), sent };
  }

  it("reach a member's and a conversation's streams everywhere", async () => {
    const [one, two] = [signalsOf(), signalsOf()];
    one.signals.toMember(WORKSPACE, MEMBER, typing);
    one.signals.toConversation(WORKSPACE, CONVERSATION, typing, { exceptMemberId: MEMBER });
    one.signals.toConversation(WORKSPACE, CONVERSATION, typing);
    await eventually("the other node heard all", () => two.sent.length === 3);
    expect(two.sent).toEqual([
      [WORKSPACE, MEMBER, typing],
      [WORKSPACE, CONVERSATION, typing, { exceptMemberId: MEMBER }],
      [WORKSPACE, CONVERSATION, typing, {}],
    ]);
    expect(one.sent).toEqual(two.sent);
  });

  it("are not taken from anybody who says something that is none", async () => {
    const two = signalsOf();
    wire.inject("signal", { workspaceId: WORKSPACE, to: { memberId: MEMBER }, signal: { type: "message.sent" } });
    wire.inject("signal", { workspaceId: WORKSPACE, to: { memberId: MEMBER }, signal: typing });
    await eventually("the right one was heard", () => two.sent.length > 0);
    expect(two.sent).toEqual([[WORKSPACE, MEMBER, typing]]);
  });
});
