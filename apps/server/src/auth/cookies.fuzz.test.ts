import fc from "fast-check";
import { expect, it } from "vitest";
import { readSessionCookie } from "./cookies.js";

it("a session cookie never carries what is not a token, whatever is sent", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const read = readSessionCookie(`parley_session=${value}`, false);
      expect(read === null || /^[\w-]{27}$/.test(read)).toBe(true);
    }),
  );
});
