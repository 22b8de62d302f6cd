import { expect, test } from "vitest";
import { createMessage } from "../../testing/factories";
import { takePreviews } from "./take-previews.js";

const message = createMessage({ seq: 3 });
const preview = { url: "https://example.com/", title: "The plan", description: "", site: "example.com" };
const page = (title?: string) => ({
  items: [message],
  hasOlder: false,
  hasNewer: false,
  ...(title !== undefined && { previews: [{ messageId: message.id, preview: { ...preview, title } }] }),
});

test("a page tells what stands under its messages", () => {
  expect(takePreviews({ previews: {} }, page("The plan"), 10)).toEqual({ [message.id]: { preview, seq: 10 } });
});

test("what an event told since a page was asked for stays", () => {
  const previews = { [message.id]: { preview: null, seq: 12 } };
  expect(takePreviews({ previews }, page("The plan"), 10)).toBe(previews);
});

test("a page without a preview takes away an older one, and makes nothing of nothing", () => {
  const previews = { [message.id]: { preview, seq: 8 } };
  expect(takePreviews({ previews }, page(), 10)).toEqual({ [message.id]: { preview: null, seq: 10 } });
  const none = {};
  expect(takePreviews({ previews: none }, page(), 10)).toBe(none);
});
