import { expect, test } from "vitest";
import { Acquaintances } from "./acquaintances.js";

/** A workspace with so many people, all of whom hear one group, and each of whom hears a conversation of their own. */
function meet(all: Acquaintances, name: string, people: number): void {
  for (let person = 1; person <= people; person += 1) {
    all.heard(`${name} ${person}`, `${name} group`, `${name} message`);
    all.heard(`${name} ${person}`, `${name} direct ${person}`, `${name} aside ${person}`);
  }
}

test("what nobody hears together is of another workspace", () => {
  const all = new Acquaintances();
  meet(all, "a", 6);
  meet(all, "b", 6);
  expect(all.foreignTo("a direct 2")).toBe("b message");
  expect(all.foreignTo("b group")).toBe("a message");
});

test("where too little was heard nothing is said", () => {
  const all = new Acquaintances();
  meet(all, "a", 6);
  meet(all, "b", 2);
  expect(all.foreignTo("a group")).toBeUndefined();
  expect(all.foreignTo("b group")).toBeUndefined();
});
