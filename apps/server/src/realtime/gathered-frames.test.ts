import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeChannel } from "../testing/fakes/fake-channel.js";
import { GatheredFrames, writeFrames } from "./gathered-frames.js";
import { signalFrame } from "./wire-frame.js";

const typing = (memberId: string) => signalFrame({ type: "typing", conversationId: "c", memberId, typing: true });
const seen = (channel: FakeChannel) => channel.values.map((signal) => ("memberId" in signal ? signal.memberId : ""));

/** Uses up what may be written at once. */
function fillWindow(frames: GatheredFrames): void {
  const [others, frame] = [new FakeChannel(), typing("x")];
  for (let index = 0; index < 2_000; index += 1) frames.add(others, frame);
}

describe("GatheredFrames", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("writes at once while there is little to write", () => {
    const [frames, channel] = [new GatheredFrames(), new FakeChannel()];
    for (const member of ["a", "b"]) frames.add(channel, typing(member));
    expect(seen(channel)).toEqual(["a", "b"]);
  });

  it("gathers what is more, and writes it in order and in one piece at the window's end", () => {
    const [frames, channel] = [new GatheredFrames(), new FakeChannel()];
    const write = vi.spyOn(channel, "write");
    fillWindow(frames);
    for (const member of ["a", "b", "c"]) frames.add(channel, typing(member));
    expect(seen(channel)).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(seen(channel)).toEqual(["a", "b", "c"]);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it("writes at once again in the next window", () => {
    const [frames, channel] = [new GatheredFrames(), new FakeChannel()];
    fillWindow(frames);
    vi.advanceTimersByTime(500);
    frames.add(channel, typing("a"));
    expect(seen(channel)).toEqual(["a"]);
  });

  it("lets everything else have its turn between slices, and leaves nobody out", () => {
    const [frames, channels] = [new GatheredFrames(), Array.from({ length: 5 }, () => new FakeChannel())];
    fillWindow(frames);
    for (const channel of channels) {
      vi.spyOn(channel, "write").mockImplementation(function (this: FakeChannel, bytes) {
        vi.setSystemTime(Date.now() + 5);
        FakeChannel.prototype.write.call(this, bytes);
      });
      frames.add(channel, typing("a"));
    }
    vi.advanceTimersByTime(500);
    vi.runAllTimers();
    for (const channel of channels) expect(seen(channel)).toEqual(["a"]);
  });

  it("keeps nothing for a stream that has ended", () => {
    const [frames, channel] = [new GatheredFrames(), new FakeChannel()];
    fillWindow(frames);
    frames.add(channel, typing("a"));
    frames.forget(channel);
    vi.advanceTimersByTime(500);
    expect(seen(channel)).toEqual([]);
  });
});

describe("writeFrames", () => {
  it("writes nothing to a stream that does not read", () => {
    const channel = new FakeChannel();
    channel.writable = false;
    writeFrames(channel, [typing("a"), typing("b")]);
    expect(channel.values).toEqual([]);
  });

  it("writes nothing where there is nothing", () => {
    const channel = new FakeChannel();
    const write = vi.spyOn(channel, "write");
    writeFrames(channel, []);
    expect(write).not.toHaveBeenCalled();
  });
});
