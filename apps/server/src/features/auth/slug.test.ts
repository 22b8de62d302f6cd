import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugCandidates, slugOf } from "./slug.js";

/** What the database takes. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

function firstCandidates(name: string, count: number): string[] {
  const candidates = slugCandidates(name);
  return Array.from({ length: count }, () => String(candidates.next().value));
}

describe("slugOf", () => {
  it.each([
    ["Acme", "acme"],
    ["Müller & Söhne Immobilien", "mueller-soehne-immobilien"],
    ["GROẞE STRASSE", "grosse-strasse"],
    ["Café Crème", "cafe-creme"],
    ["Łódź Øresund Ærø", "lodz-oresund-aero"],
    ["O’Neill's  Homes -- Ltd.", "oneills-homes-ltd"],
    ["ﬁne", "fine"],
    ["日本", "workspace"],
    ["🙂", "workspace"],
    ["a".repeat(80), "a".repeat(32)],
    ["A very long name of a company - indeed", "a-very-long-name-of-a-company-in"],
    ["A very long name of a company in Wien", "a-very-long-name-of-a-company-in"],
    ["--- x ---", "x"],
  ])("makes of %s the slug %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("takes letters with marks apart however they are composed", () => {
    expect(slugOf("Mu\u0308ller")).toBe("mueller");
  });
});

describe("slugCandidates", () => {
  it("counts twice, then goes random", () => {
    const [first, second, third, fourth, fifth] = firstCandidates("Acme", 5);
    expect([first, second, third]).toEqual(["acme", "acme-2", "acme-3"]);
    expect(fourth).toMatch(/^acme-[a-z0-9]{6}$/);
    expect(fifth).not.toBe(fourth);
  });

  it("never gives what the database refuses, or what reads as an id", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.uuid()), (name) => {
        for (const slug of firstCandidates(name, 6)) {
          expect(slug).toMatch(SLUG);
          expect(slug).not.toMatch(UUID);
        }
      }),
      { numRuns: 500 },
    );
  });
});
