import { expect, test } from "vitest";
import { Random } from "../random.js";
import { FrameSplitter, type SplitFrame, textFrame } from "./frame-splitter.js";

const UPGRADE = Buffer.from("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
const texts = ["short", "x".repeat(125), "y".repeat(126), "z".repeat(70_000), "ü€"];

test("frames of every length come out whole and in order, however the bytes are cut", () => {
  const stream = Buffer.concat([UPGRADE, ...texts.map(textFrame)]);
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = new Random(seed);
    const splitter = new FrameSplitter();
    const parts: SplitFrame[] = [];
    for (let at = 0; at < stream.length; ) {
      const length = random.between(1, random.pick([3, 100, 50_000]));
      parts.push(...splitter.take(stream.subarray(at, at + length)));
      at += length;
    }
    expect(parts.map(({ text }) => text)).toEqual([null, ...texts]);
    expect(Buffer.concat(parts.map(({ bytes }) => bytes)).equals(stream)).toBe(true);
  }
});

test("what is no text passes as it is", () => {
  const ping = Buffer.from([0x89, 0x00]);
  const splitter = new FrameSplitter();
  splitter.take(UPGRADE);
  expect(splitter.take(ping)).toEqual([{ bytes: ping, text: null }]);
});

test("nothing is given before it is complete", () => {
  const splitter = new FrameSplitter();
  expect(splitter.take(UPGRADE.subarray(0, 20))).toEqual([]);
  expect(splitter.take(UPGRADE.subarray(20))).toHaveLength(1);
  const frame = textFrame("hello");
  expect(splitter.take(frame.subarray(0, 1))).toEqual([]);
  expect(splitter.take(frame.subarray(1, 4))).toEqual([]);
  expect(splitter.take(frame.subarray(4)).map(({ text }) => text)).toEqual(["hello"]);
});
