import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogEvent, ServerEvent } from "@parley/api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashText } from "../checker/journal.js";
import { Recorder } from "./recorder.js";

let folder: string;
let recorder: Recorder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-recorder-"));
  recorder = new Recorder(join(folder, "journal"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What stands in the journal, without the times. */
async function written(): Promise<unknown[][]> {
  await recorder.close();
  const lines = readFileSync(join(folder, "journal"), "utf8").trim().split("\n");
  return lines.map((line) => (JSON.parse(line) as unknown[]).toSpliced(1, 1));
}

const left = (seq: number): LogEvent => ({
  type: "conversation.left",
  seq,
  at: "2026-01-01T00:00:00.000Z",
  conversationId: "c",
  memberId: "m",
  memberCount: 1,
});

test("notes where it began, what arrived and where it was sent away", async () => {
  recorder.snapshot("3.33");
  recorder.subscribed();
  recorder.arrived("5.55", left(5));
  recorder.handled(left(5));
  recorder.arrived("9.99", { type: "sync", seq: 9 });
  recorder.subscribed();
  recorder.arrived("9.99", { type: "reset", reason: "BELOW_FLOOR", retryAfterMs: 1 });
  expect(recorder.deliveries).toBe(1);
  expect(recorder.place).toEqual({ seq: 9, rid: 99 });
  expect(await written()).toEqual([
    ["snapshot", 3, 33],
    ["event", 5, 55, "conversation.left", "m", 0, 0],
    ["sync", 9, 99],
    ["resume", 9, 99],
    ["reset", 9, 99, "BELOW_FLOOR"],
  ]);
});

test("notes in which state a message was shown", async () => {
  const message = { id: "x", rev: 8, text: "hello" };
  recorder.snapshot("0.0");
  recorder.arrived("7.77", { ...left(7), type: "message.sent", message } as unknown as ServerEvent);
  recorder.handled(left(7));
  expect((await written())[1]).toEqual(["event", 7, 77, "message.sent", "x", 8, hashText("hello")]);
});

test("tells when the client library keeps something from its app, or hands over something else", async () => {
  recorder.snapshot("0.0");
  recorder.arrived("1.11", left(1));
  recorder.arrived("2.22", left(2));
  recorder.handled(left(2));
  expect((await written()).slice(3)).toEqual([
    ["mishandled", 2, 0, "handed over 2 instead of 1"],
    ["mishandled", 2, 0, "never handed over 2, which had arrived"],
  ]);
});

test("a second arrival is noted, and nobody expects the app to get it", async () => {
  recorder.snapshot("0.0");
  recorder.arrived("1.11", left(1));
  recorder.handled(left(1));
  recorder.arrived("1.11", left(1));
  expect((await written()).map((record) => record[0])).toEqual(["snapshot", "event", "event"]);
});

test("of a reaction it notes the message, the count and the emoji", async () => {
  const reaction = { messageId: "m", emoji: "👍", count: 3 };
  recorder.snapshot("0.0");
  recorder.arrived("7.77", { ...left(7), type: "reaction.added", ...reaction } as unknown as ServerEvent);
  recorder.handled(left(7));
  expect((await written())[1]).toEqual(["event", 7, 77, "reaction.added", "m", 3, hashText("👍")]);
});
