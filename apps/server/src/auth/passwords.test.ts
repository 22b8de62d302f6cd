import { LIMITS } from "@parley/api/server";
import { describe, expect, it } from "vitest";
import { createPasswords } from "./passwords.js";

describe("passwords", () => {
  const passwords = createPasswords();

  it("are kept as argon2id with OWASP's parameters and a salt of their own", async () => {
    const [one, other] = await Promise.all([passwords.hash("correct horse"), passwords.hash("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it("match themselves only", async () => {
    const stored = await passwords.hash("correct horse");
    expect(await passwords.verify(stored, "correct horse")).toBe(true);
    expect(await passwords.verify(stored, "correct horse ")).toBe(false);
    expect(await passwords.verify(stored, "Correct horse")).toBe(false);
  });

  it("count to their last character, at the greatest length too", async () => {
    const longest = "ä".repeat(LIMITS.password.max);
    const stored = await passwords.hash(longest);
    expect(await passwords.verify(stored, longest)).toBe(true);
    expect(await passwords.verify(stored, `${longest.slice(0, -1)}a`)).toBe(false);
  });

  it("never match for somebody who does not exist, not even the dummy's own", async () => {
    expect(await passwords.verify(undefined, "nobody")).toBe(false);
    expect(await passwords.verify(undefined, "correct horse")).toBe(false);
  });

  it("refuse a flood instead of taking the machine, and serve everyone who was let in", async () => {
    const stored = await passwords.hash("correct horse");
    const flood = await Promise.allSettled(
      Array.from({ length: 140 }, () => passwords.verify(stored, "correct horse")),
    );
    const refused = flood.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(38);
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ reason: "OVERLOADED" });
    expect(flood.filter((outcome) => outcome.status === "fulfilled" && outcome.value)).toHaveLength(102);
  });
});
