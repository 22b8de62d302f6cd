import { expect, test } from "vitest";
import { faultsOf } from "../../testing/faults.js";
import { VALID_INPUTS } from "../../testing/valid-inputs.js";
import { PushSubscribeInput, type PushUnsubscribeInput } from "./schemas.js";

const valid = VALID_INPUTS["push.subscribe"] as PushSubscribeInput;
const { endpoint } = VALID_INPUTS["push.unsubscribe"] as PushUnsubscribeInput;

test("a device is named as browsers name it, padded or not", () => {
  expect(PushSubscribeInput.parse(valid)).toEqual(valid);
  const padded = { endpoint, keys: { ...valid.keys, auth: `${valid.keys.auth}==` } };
  expect(PushSubscribeInput.parse(padded)).toEqual(padded);
});

test.each([
  [{ endpoint: "nonsense" }, ["endpoint: invalid_format"]],
  [{ endpoint: "ftp://push.example/x" }, ["endpoint: invalid_format"]],
  [{ endpoint: `https://push.example/${"x".repeat(2_000)}` }, ["endpoint: too_big"]],
  [{ keys: { ...valid.keys, auth: "AAAA" } }, ["keys.auth: WRONG_KEY_LENGTH"]],
  [{ keys: { ...valid.keys, p256dh: valid.keys.auth } }, ["keys.p256dh: WRONG_KEY_LENGTH"]],
  [{ keys: { ...valid.keys, auth: "+/+/+/+/+/+/+/+/+/+/+w" } }, ["keys.auth: invalid_format"]],
])("not %j", (over, faults) => expect(faultsOf(PushSubscribeInput, { ...valid, ...over })).toEqual(faults));
