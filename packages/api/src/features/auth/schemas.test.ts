import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { faultsOf } from "../../testing/faults.js";
import { Email, Password, SignInInput, SignUpInput } from "./schemas.js";

describe("an e-mail address", () => {
  test.each([
    ["anna@berger.example", "anna@berger.example"],
    ["  Anna.B+test@Berger.Example ", "anna.b+test@berger.example"],
  ])("%j is taken as %j", (written, email) => expect(Email.parse(written)).toBe(email));

  test.each([
    "",
    "anna",
    "anna@",
    "@berger.example",
    "anna@berger",
    "anna berger@berger.example",
    "anna@berger.example\nbcc: all@berger.example",
    "anna@berger.example\0",
    "Anna <anna@berger.example>",
    "anna@berger.example,ben@berger.example",
    `${"a".repeat(LIMITS.email.max)}@berger.example`,
    `${" ".repeat(LIMITS.email.max)}a@b.example`,
  ])("%j is none", (written) => expect(Email.safeParse(written).success).toBe(false));
});

describe("a password", () => {
  test.each([
    "x".repeat(LIMITS.password.min),
    "x".repeat(LIMITS.password.max),
    "        ",
    " pass word ",
    "пароль-пароль",
    "🔑".repeat(LIMITS.password.min),
  ])("%j is kept as typed", (password) => expect(Password.parse(password)).toBe(password));

  test.each([
    ["x".repeat(LIMITS.password.min - 1), [": too_small"]],
    ["x".repeat(LIMITS.password.max + 1), [": too_big"]],
    ["🔑".repeat(LIMITS.password.min - 1), [": too_small"]],
    ["with a NUL \0", [": ILL_FORMED_TEXT"]],
    ["half a pair \uD83D", [": ILL_FORMED_TEXT"]],
  ])("%j is refused", (password, faults) => expect(faultsOf(Password, password)).toEqual(faults));

  test("at sign-in may be of any length up to the longest, so that old ones still work", () => {
    expect(SignInInput.parse({ email: "a@b.example", password: "x" }).password).toBe("x");
    expect(faultsOf(SignInInput, { email: "a@b.example", password: "" })).toEqual(["password: too_small"]);
  });
});

test("a session comes as a cookie unless a token is asked for", () => {
  const input = { workspaceName: "W", name: "N", email: "a@b.example", password: "12345678" };
  expect(SignUpInput.parse(input).issue).toBe("cookie");
  expect(SignUpInput.parse({ ...input, issue: "token" }).issue).toBe("token");
  expect(faultsOf(SignUpInput, { ...input, issue: "header" })).toEqual(["issue: invalid_value"]);
});
