import { describe, expect, it } from "vitest";
import { decodeFrames } from "../testing/sockets/decode-frames.js";
import { trackedFrame, WireFrame } from "./wire-frame.js";

describe("WireFrame", () => {
  it.each([10, 125, 126, 127, 65_535, 65_536, 200_000])(
    "frames a tail of %i bytes so that a WebSocket reader gets it whole",
    (length) => {
      const tail = `,"x":"${"y".repeat(length)}"}`;
      const [message, ...rest] = decodeFrames(new WireFrame(tail).for(7));
      expect(rest).toEqual([]);
      expect(message).toBe(`{"id":7${tail}`);
    },
  );

  it("gives every rpc id its own frame and the same id the same bytes", () => {
    const frame = new WireFrame(',"ok":1}');
    expect(frame.for(1)).toBe(frame.for(1));
    expect(frame.for(2)).toBe(frame.for(2));
    expect(decodeFrames(Buffer.concat([frame.for(1), frame.for(2), frame.for(30)]))).toEqual([
      '{"id":1,"ok":1}',
      '{"id":2,"ok":1}',
      '{"id":30,"ok":1}',
    ]);
  });

  it("keeps text beyond ASCII intact", () => {
    const [message] = decodeFrames(trackedFrame("5.9", { text: "Grüße 🏡 aus Köln" }).for(1));
    expect(JSON.parse(message ?? "")).toEqual({
      id: 1,
      result: { type: "data", id: "5.9", data: { json: { id: "5.9", data: { text: "Grüße 🏡 aus Köln" } } } },
    });
  });
});
