import { expect, test, vi } from "vitest";
import { createMessage, GROUP, idOf, TIM } from "../../testing/factories";
import { createOutsideMentions } from "./outside-mentions";

test("people are kept by the place they were named in until they are dismissed [F4.2]", () => {
  const outside = createOutsideMentions();
  const told = vi.fn();
  const stop = outside.subscribe(told);
  const root = idOf(70);
  outside.add(createMessage({ seq: 1 }), [TIM]);
  outside.add(createMessage({ seq: 2 }), [TIM, idOf(5)]);
  outside.add(createMessage({ seq: 3, threadRootId: root }), [TIM]);
  outside.add(createMessage({ seq: 4, threadRootId: root, alsoToConversation: true }), [idOf(6)]);
  expect(Object.fromEntries(outside.get())).toEqual({ [GROUP]: [TIM, idOf(5), idOf(6)], [root]: [TIM] });
  outside.dismiss(GROUP, TIM);
  outside.dismiss(root);
  expect(Object.fromEntries(outside.get())).toEqual({ [GROUP]: [idOf(5), idOf(6)] });
  expect(told).toHaveBeenCalledTimes(6);
  stop();
  outside.dismiss(GROUP);
  expect(told).toHaveBeenCalledTimes(6);
  expect(outside.get().size).toBe(0);
});
