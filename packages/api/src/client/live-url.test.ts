import { expect, test, vi } from "vitest";
import { liveUrlOf } from "./live-url.js";

test.each([
  ["http://localhost:3000", "ws://localhost:3000/live"],
  ["https://chat.example.com", "wss://chat.example.com/live"],
  ["https://example.com/parley", "wss://example.com/parley/live"],
])("%s is heard at %s", (base, live) => expect(liveUrlOf(base)).toBe(live));

test("in a browser nothing means the page's own origin", () => {
  vi.stubGlobal("location", { href: "https://chat.example.com/w/berger-homes?m=7#top" });
  expect(liveUrlOf("")).toBe("wss://chat.example.com/live");
  expect(liveUrlOf("/parley")).toBe("wss://chat.example.com/parley/live");
});

test.each(["", "chat.example.com", "/parley"])("outside a browser %j is refused with a sentence", (base) => {
  expect(() => liveUrlOf(base)).toThrow(`"${base}" is no address of a Parley server`);
});
