import { expect, test } from "vitest";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { MessagesListInput, MessagesSendInput } from "../messages/schemas.js";
import { ThreadMarkReadInput, ThreadsListInput } from "./schemas.js";

test("the overview is asked for without any input, and then shows all threads", () => {
  expect(ThreadsListInput.parse(undefined)).toEqual({ limit: 20, unreadOnly: false });
  expect(ThreadsListInput.parse({ unreadOnly: true, limit: 5 })).toEqual({ limit: 5, unreadOnly: true });
});

test.each([
  [{ limit: 0 }, ["limit: too_small"]],
  [{ limit: 101 }, ["limit: too_big"]],
  [{ unreadOnly: "yes" }, ["unreadOnly: invalid_type"]],
])("the overview refuses %j", (input, faults) => expect(faultsOf(ThreadsListInput, input)).toEqual(faults));

test("a place in a thread is a seq", () => {
  expect(faultsOf(ThreadMarkReadInput, { rootId: idOf(1), seq: -1 })).toEqual(["seq: too_small"]);
  expect(faultsOf(ThreadMarkReadInput, { rootId: "1", seq: 1 })).toHaveLength(1);
});

test("messages need not name a thread, and a thread is named by an id", () => {
  const message = { conversationId: idOf(5), nonce: idOf(11), text: "Yes" };
  expect(MessagesSendInput.parse(message)).toEqual(message);
  expect(faultsOf(MessagesSendInput, { ...message, threadRootId: "root" })).toHaveLength(1);
  expect(MessagesListInput.parse({ conversationId: idOf(5), threadRootId: idOf(9) })).toMatchObject({ limit: 50 });
});
