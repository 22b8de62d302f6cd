import { expect, test } from "vitest";
import { findTargets, type Target } from "./find-targets";

const targets: Target[] = [
  { id: "1", kind: "conversation", name: "Lindenstraße 12", detail: "Group" },
  { id: "2", kind: "person", name: "Ayşe Yılmaz", detail: "Person" },
  { id: "3", kind: "page", name: "Settings", detail: "Page" },
];
const names = (query: string) => findTargets(targets, query).map(({ name }) => name);

test("finds by the beginning of any word, without accents, in the given order", () => {
  expect(names("")).toHaveLength(3);
  expect(names("linden")).toEqual(["Lindenstraße 12"]);
  expect(names("ayse")).toEqual(["Ayşe Yılmaz"]);
  expect(names("12")).toEqual(["Lindenstraße 12"]);
  expect(names("nothing")).toEqual([]);
});

test("shows no more than fit", () => {
  const many = Array.from(
    { length: 40 },
    (_, index): Target => ({ id: String(index), kind: "page", name: `Page ${index}` }),
  );
  expect(findTargets(many, "page")).toHaveLength(12);
});
