import { expect, it } from "vitest";
import { invitationExpiry } from "./expiry.js";

const NOW = "2030-01-01T12:00:00.000Z";

it("gives two weeks when nothing is asked for", () => {
  expect(invitationExpiry(NOW, undefined)).toBe("2030-01-15T12:00:00.000Z");
});

it.each(["2030-01-01T12:00:00.001Z", "2030-06-01T00:00:00.000Z", "2031-01-01T12:00:00.000Z"])("takes %s", (asked) => {
  expect(invitationExpiry(NOW, asked)).toBe(asked);
});

it.each([
  ["2030-01-01T12:00:00.000Z", "too_small"],
  ["1999-12-31T23:59:59.999Z", "too_small"],
  ["2031-01-01T12:00:00.001Z", "too_big"],
])("refuses %s and names the field", (asked, code) => {
  expect(() => invitationExpiry(NOW, asked)).toThrow(
    expect.objectContaining({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path: ["expiresAt"], code })] },
    }),
  );
});
