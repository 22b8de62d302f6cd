import { expect, test } from "vitest";
import { describeDemo } from "./describe-demo.js";

test("the start says what there is, and who can sign in how and as what", () => {
  const said = describeDemo();
  expect(said).toContain("12 people, 30 conversations, 2,000 messages");
  expect(said).toContain("password haus-und-hof");
  expect(said).toMatch(/^ {2}johanna\.brandt@example\.com +owner +Johanna Brandt, head of the company$/m);
  expect(said).toMatch(/^ {2}lena\.hoffmann@example\.com +member +.*agent$/m);
  expect(said).toMatch(/^ {2}petra\.schneider@example\.com +member +.*office$/m);
  expect(said).toMatch(/^ {2}oliver\.bennett@example\.com +guest +/m);
  expect(said).toContain("public");
});
