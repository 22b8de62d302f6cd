import { describe, expect, it } from "vitest";
import { requestIdOf } from "./request-id.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const idOf = (given: string | undefined, trustedProxies: number) =>
  requestIdOf({ headers: given === undefined ? {} : { "x-request-id": given } }, trustedProxies);

describe("requestIdOf", () => {
  it("takes over what a trusted proxy has given", () => {
    expect(idOf("4f1c3a9be2d04f8c9f3a5d6e7b8c9d0e", 1)).toBe("4f1c3a9be2d04f8c9f3a5d6e7b8c9d0e");
  });

  it.each([
    ["nobody is trusted", "4f1c3a9be2d04f8c9f3a5d6e7b8c9d0e", 0],
    ["none is given", undefined, 1],
    ["it is too short", "1", 1],
    ["it is too long", "a".repeat(65), 1],
    ["it is an address", "ada@example.com", 1],
    ["it is several", "11111111, 22222222", 1],
    ["it would break a line", "11111111\n22222222", 1],
  ])("makes one where %s", (_why, given, trustedProxies) => {
    const made = idOf(given, trustedProxies);
    expect(made).toMatch(UUID);
    expect(idOf(given, trustedProxies)).not.toBe(made);
  });
});
