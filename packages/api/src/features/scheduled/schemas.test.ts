import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { ScheduledCreateInput, ScheduledUpdateInput } from "./schemas.js";

const input = { conversationId: idOf(5), nonce: idOf(11), text: "At ten", sendAt: "2036-01-01T09:00:00+01:00" };

describe("what is to be sent later", () => {
  test("is sent at an instant, wherever its writer's clock hangs", () => {
    expect(ScheduledCreateInput.parse(input)).toEqual({ ...input, sendAt: "2036-01-01T08:00:00.000Z" });
  });

  test.each([
    ["2036-01-01", ["sendAt: invalid_format"]],
    ["tomorrow", ["sendAt: invalid_format"]],
    ["1969-12-31T00:00:00Z", ["sendAt: OUT_OF_RANGE"]],
    [`2036-01-01T08:00:00.${"0".repeat(60)}Z`, ["sendAt: too_big"]],
  ])("is not sent at %j", (sendAt, faults) =>
    expect(faultsOf(ScheduledCreateInput, { ...input, sendAt })).toEqual(faults),
  );

  test.each([
    ["", ["text: EMPTY_TEXT"]],
    ["x".repeat(LIMITS.messageText.max + 1), ["text: too_big"]],
    ["a\0b", ["text: ILL_FORMED_TEXT"]],
  ])("is a message, so not %#", (text, faults) => {
    expect(faultsOf(ScheduledCreateInput, { ...input, text })).toEqual(faults);
    expect(faultsOf(ScheduledUpdateInput, { scheduledId: idOf(13), text })).toEqual(faults);
  });
});
