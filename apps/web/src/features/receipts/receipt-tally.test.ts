import type { MemberReceipt } from "@parley/api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { idOf } from "../../testing/factories";
import { createReceiptTally } from "./receipt-tally.js";

const receipt = (sinceSeq: number, deliveredSeq: number, readSeq: number): MemberReceipt => ({
  memberId: idOf(2),
  sinceSeq,
  deliveredSeq,
  readSeq,
});

test("counts those who have come as far as the message, and were there when it was sent", () => {
  const tally = createReceiptTally([receipt(1, 20, 10), receipt(5, 12, 12), receipt(15, 30, 30), receipt(1, 9, 0)]);
  expect([4, 8, 10, 12, 13, 15].map((seq) => tally.countRead(seq))).toEqual([1, 2, 2, 1, 0, 1]);
  expect([4, 8, 10, 12, 13, 15, 21].map((seq) => tally.countDelivered(seq))).toEqual([2, 3, 2, 2, 1, 2, 1]);
});

test("nobody there, and nobody who keeps it to themselves, has read anything", () => {
  expect(createReceiptTally([]).countRead(1)).toBe(0);
  expect(createReceiptTally([receipt(3, 9, 0)]).countRead(3)).toBe(0);
});

test("gives what asking each person would", () => {
  const people = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)), { maxLength: 20 });
  fc.assert(
    fc.property(people, fc.nat(31), (drawn, seq) => {
      const receipts = drawn.map(([since, delivered, read]) => receipt(since, delivered, read));
      const tally = createReceiptTally(receipts);
      const asked = (key: "deliveredSeq" | "readSeq") =>
        receipts.filter((one) => one.sinceSeq <= seq && seq <= one[key]).length;
      expect([tally.countDelivered(seq), tally.countRead(seq)]).toEqual([asked("deliveredSeq"), asked("readSeq")]);
    }),
  );
});
