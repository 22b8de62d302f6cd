import { expect, test } from "vitest";
import { FrameSplitter, textFrame } from "./frame-splitter.js";
import { type Plant, Plantation, Planter } from "./planter.js";

const UPGRADE = Buffer.from("HTTP/1.1 101 Switching Protocols\r\n\r\n");

/** A server's frame for one message. */
function message(seq: number, conversationId = "group", id = 1): Buffer {
  const cursor = `${seq}.7`;
  const data = { type: "message.sent", seq, conversationId };
  return textFrame(JSON.stringify({ id, result: { type: "data", id: cursor, data: { json: { id: cursor, data } } } }));
}

/** What a client gets of these frames, as far as it is about events: the seq of each, or the type of what is none. */
function received(planter: Planter, frames: Buffer[]): unknown[] {
  const splitter = new FrameSplitter();
  const bytes = [UPGRADE, ...frames].flatMap((frame) => planter.pass(frame));
  return splitter.take(Buffer.concat(bytes)).flatMap(({ text }) => {
    if (text === null) return [];
    const { result } = JSON.parse(text) as {
      result: { type: string; data?: { json: { data: { type: string; seq?: number } } } };
    };
    const event = result.data?.json.data;
    return [event?.seq ?? event?.type ?? result.type];
  });
}

const planted = (plant: Plant) => {
  const plantation = new Plantation(plant, 3);
  return {
    plantation,
    seen: received(
      new Planter(plantation),
      [1, 2, 3, 4, 5].map((seq) => message(seq)),
    ),
  };
};

test.each([
  ["lost", [1, 2, 4, 5]],
  ["doubled", [1, 2, 3, 3, 4, 5]],
  ["disordered", [1, 2, 4, 3, 5]],
  ["reset", [1, 2, "reset", "stopped", 4, 5]],
] as const)("plants %s into every third message", (plant, expected) => {
  const { plantation, seen } = planted(plant);
  expect(seen).toEqual(expected);
  expect(plantation.planted).toBe(1);
});

test("leaks what somebody else got in a conversation this one never heard of, under this one's subscription", () => {
  const plantation = new Plantation("leaked", 3);
  received(new Planter(plantation), [message(71, "secret", 9)]);
  const planter = new Planter(plantation);
  expect(received(planter, [message(1), message(2), message(3)])).toEqual([1, 2, 71, 3]);
  expect(plantation.planted).toBe(1);
});

test("leaks nothing while there is nothing foreign to leak", () => {
  const { plantation, seen } = planted("leaked");
  expect([seen, plantation.planted]).toEqual([[1, 2, 3, 4, 5], 0]);
});

test("plants nothing more once it is told to stop, and gives back what it held", () => {
  const plantation = new Plantation("disordered", 3);
  const planter = new Planter(plantation);
  expect(received(planter, [message(1), message(2), message(3)])).toEqual([1, 2]);
  plantation.stop();
  const bytes = [4, 5, 6, 7].flatMap((seq) => planter.pass(message(seq)));
  expect(Buffer.concat(bytes)).toEqual(Buffer.concat([4, 3, 5, 6, 7].map((seq) => message(seq))));
});

test("what is no WebSocket passes as it is", () => {
  const planter = new Planter(new Plantation("lost", 1));
  const answer = Buffer.from('HTTP/1.1 200 OK\r\n\r\n{"type":"message.sent"}');
  expect(planter.pass(answer)).toEqual([answer]);
});

/** A frame of an event of any kind. */
function frameOf(data: object, id = 1): Buffer {
  const cursor = "9.9";
  return textFrame(JSON.stringify({ id, result: { type: "data", id: cursor, data: { json: { id: cursor, data } } } }));
}
const readAll = (planter: Planter, frames: Buffer[]) => {
  const bytes = [UPGRADE, ...frames].flatMap((frame) => planter.pass(frame));
  return new FrameSplitter().take(Buffer.concat(bytes)).flatMap(({ text }) => {
    if (text === null) return [];
    const frame = JSON.parse(text) as { id: number; result: { data: { json: { data: Record<string, unknown> } } } };
    return [{ id: frame.id, ...frame.result.data.json.data }];
  });
};

test("gives what is for one member alone to another, under the other's subscription", () => {
  const plantation = new Plantation("personal", 2);
  const saved = (actorId: string, id?: number) => frameOf({ type: "saved.added", actorId }, id);
  readAll(new Planter(plantation), [saved("ann", 4)]);
  expect(readAll(new Planter(plantation), [saved("ben"), saved("ben")])).toMatchObject([
    { id: 1, actorId: "ben" },
    { id: 1, actorId: "ann" },
    { id: 1, actorId: "ben" },
  ]);
  expect(plantation.planted).toBe(1);
});

test("counts reactions that nobody put there", () => {
  const plantation = new Plantation("miscount", 1);
  const shown = readAll(new Planter(plantation), [frameOf({ type: "reaction.added", count: 3 })]);
  expect(shown).toMatchObject([{ type: "reaction.added", count: 1_003 }]);
  expect(plantation.planted).toBe(1);
});

test("lets a search find what is of another workspace, in an answer as long as before", () => {
  const plantation = new Plantation("search", 1);
  const ids = { a: "aaaaaaaa-0000-4000-8000-000000000001", b: "bbbbbbbb-0000-4000-8000-000000000001" };
  const sent = (workspace: "a" | "b", conversation: string) =>
    frameOf({
      type: "message.sent",
      conversationId: `${ids[workspace].slice(0, -1)}${conversation}`,
      message: { id: ids[workspace] },
    });
  for (const workspace of ["a", "b"] as const)
    readAll(
      new Planter(plantation),
      ["1", "2", "3", "4", "5", "6", "7", "8"].map((one) => sent(workspace, one)),
    );
  const answer = `HTTP/1.1 200 OK\r\n\r\n{"messages":[{"id":"${ids.a}","kind":"text","conversationId":"${ids.a}"}]}`;
  const spoiled = Buffer.concat(new Planter(plantation).pass(Buffer.from(answer))).toString();
  expect(spoiled).toBe(answer.replace(`"id":"${ids.a}"`, `"id":"${ids.b}"`));
  expect(plantation.planted).toBe(1);
});
