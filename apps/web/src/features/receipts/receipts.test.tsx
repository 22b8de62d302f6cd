// @vitest-environment happy-dom
import { DEFAULT_MEMBER_PREFERENCES, type MemberReceipt } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { createHeld, refuse } from "../../testing/answers";
import {
  AYSE,
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createMessage,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { findArticle } from "../../testing/find-article";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";

const receipt = (memberId: string, more: Partial<MemberReceipt> = {}): MemberReceipt => ({
  memberId,
  sinceSeq: 1,
  deliveredSeq: 0,
  readSeq: 0,
  ...more,
});
const mine = [
  createMessage({ seq: 3, authorId: ME, text: "first" }),
  createMessage({ seq: 5, authorId: ME, text: "last" }),
];
const DIRECT = createDirect(TIM);

function open({ conversationId = GROUP, handlers, ...rest }: RenderOptions & { conversationId?: string } = {}) {
  return renderWorkspace(<ConversationPage conversationId={conversationId} />, {
    bootstrap: createBootstrap({ conversations: [createConversation(), DIRECT] }),
    handlers: {
      "messages.list": () => ({
        items: mine.map((message) => ({ ...message, conversationId })),
        hasOlder: false,
        hasNewer: false,
      }),
      "receipts.get": () => ({ receipts: [receipt(TIM), receipt(AYSE)] }),
      ...handlers,
    },
    ...rest,
  });
}

test("own messages show how far they have come, live and each for itself [F5.3]", async () => {
  const { server, signal } = open({
    conversationId: DIRECT.id,
    handlers: { "receipts.get": () => ({ receipts: [receipt(TIM)] }) },
  });
  expect(within(await findArticle("last")).getByText("Sent")).toBeDefined();
  await waitFor(() => expect(server.inputsOf("receipts.get")).toEqual([{ conversationId: DIRECT.id }]));
  signal({ type: "receipt", conversationId: DIRECT.id, receipts: [receipt(TIM, { deliveredSeq: 5 })] });
  expect(within(await findArticle("first")).getByText("Delivered")).toBeDefined();
  expect(within(await findArticle("last")).getByText("Delivered")).toBeDefined();
  signal({ type: "receipt", conversationId: DIRECT.id, receipts: [receipt(TIM, { deliveredSeq: 5, readSeq: 3 })] });
  expect(within(await findArticle("first")).getByText("Read")).toBeDefined();
  expect(within(await findArticle("last")).getByText("Delivered")).toBeDefined();
  expect(within(await findArticle("last")).queryByRole("button", { name: "Delivered" })).toBeNull();
});

test("in a group it counts readers, and names them when asked [F5.2]", async () => {
  const names = createHeld<object>();
  const { server, user } = open({
    handlers: {
      "receipts.get": () => ({ receipts: [receipt(TIM, { readSeq: 5 }), receipt(AYSE, { readSeq: 3 })] }),
      "receipts.readers": names.handler,
      "members.get": () => ({ members: [createMember({ id: idOf(7), name: "Nadia Haddad" })] }),
    },
  });
  const mark = await within(await findArticle("first")).findByRole("button", { name: "Read by 2" });
  expect(within(await findArticle("last")).getByRole("button", { name: "Read by 1" })).toBeDefined();
  await user.click(mark);
  const panel = await screen.findByRole("dialog", { name: "Read by" });
  expect(await within(panel).findByRole("status", { name: "Loading" })).toBeDefined();
  names.answer({ items: [{ memberId: TIM }, { memberId: idOf(7) }], nextCursor: null, count: 2 });
  const rows = await within(panel).findAllByRole("listitem");
  expect(rows.map((row) => within(row).getByText(/^(Tim|Nadia)/).textContent)).toEqual(["Tim Krause", "Nadia Haddad"]);
  expect(server.inputsOf("receipts.readers")).toMatchObject([{ messageId: mine[0]?.id }]);
});

test("a list that cannot be loaded says why and can be asked for again; an empty one says so", async () => {
  const { server, user } = open({ handlers: { "receipts.readers": refuse("TIMED_OUT") } });
  await user.click(await within(await findArticle("first")).findByRole("button", { name: "Sent" }));
  expect(await screen.findByText("The server took too long. Try again.")).toBeDefined();
  server.set({ "receipts.readers": () => ({ items: [], nextCursor: null, count: 0 }) });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Nobody has read this yet.")).toBeDefined();
});

test("who keeps receipts to themselves sees deliveries only, and is told why", async () => {
  const preferences = { ...DEFAULT_MEMBER_PREFERENCES, shareReceipts: false, rev: 4 };
  const { user } = open({
    bootstrap: createBootstrap({ preferences }),
    handlers: {
      "receipts.get": () => ({ receipts: [receipt(TIM, { deliveredSeq: 5 })] }),
      "receipts.readers": () => ({ items: [], nextCursor: null, count: 0 }),
    },
  });
  await user.click(await within(await findArticle("last")).findByRole("button", { name: "Delivered" }));
  expect(await screen.findByText(/^You keep to yourself what you have read/)).toBeDefined();
});

test("in a crowd nothing is asked for until somebody wants to know", async () => {
  const { server, user } = open({
    bootstrap: createBootstrap({ conversations: [createConversation({ memberCount: 1_000 })] }),
    handlers: { "receipts.readers": () => ({ items: [{ memberId: TIM }], nextCursor: null, count: 812 }) },
  });
  await user.click(await within(await findArticle("last")).findByRole("button", { name: "Sent" }));
  expect(await screen.findByRole("heading", { name: "Read by 812" })).toBeDefined();
  expect(server.inputsOf("receipts.get")).toEqual([]);
});

test("speaks German as well", async () => {
  open({
    language: german,
    handlers: { "receipts.get": () => ({ receipts: [receipt(TIM, { readSeq: 5 })] }) },
  });
  expect(await within(await findArticle("last")).findByRole("button", { name: "Gelesen von 1" })).toBeDefined();
});
