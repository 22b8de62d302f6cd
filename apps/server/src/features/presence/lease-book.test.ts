import { describe, expect, it } from "vitest";
import { NOTHING_CHOSEN } from "./chosen-status.js";
import { LeaseBook } from "./lease-book.js";

const ADA = "w/ada";

describe("LeaseBook", () => {
  it("tells the first and the last connection of a member from those between", () => {
    const book = new LeaseBook();
    expect(book.open(ADA, "phone", NOTHING_CHOSEN)).toBe(true);
    expect(book.open(ADA, "desk", NOTHING_CHOSEN)).toBe(false);
    expect(book.close(ADA, "phone")).toBe(false);
    expect(book.close(ADA, "desk")).toBe(true);
    expect(book.find(ADA)).toBeUndefined();
  });

  it("closes nothing twice", () => {
    const book = new LeaseBook();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    expect(book.close(ADA, "phone")).toBe(true);
    expect(book.close(ADA, "phone")).toBe(false);
  });

  it("knows whose a connection is", () => {
    const book = new LeaseBook();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    expect(book.owns(ADA, "phone")).toBe(true);
    expect(book.owns("w/ben", "phone")).toBe(false);
    expect(book.owns(ADA, "desk")).toBe(false);
  });
});
