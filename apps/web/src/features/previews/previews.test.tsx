// @vitest-environment happy-dom
import type { LinkPreview } from "@parley/api";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { pageOf, refuse } from "../../testing/answers";
import {
  createBootstrap,
  createMessage,
  createWorkspace,
  deleteMessage,
  GROUP,
  ME,
  shareMessage,
} from "../../testing/factories";
import type { Handlers } from "../../testing/fake-server";
import { renderWorkspace } from "../../testing/render-workspace";
import { PreviewsSection } from "./previews-section";

const AT = "2026-11-21T09:10:00.000Z";
const message = createMessage({ seq: 3, authorId: ME, text: "See https://example.com/plan" });
const preview: LinkPreview = {
  url: "https://example.com/plan",
  title: "The plan of the house",
  description: "Three rooms",
  site: "Homes",
};
const changed = (next: LinkPreview | null, seq: number) =>
  ({
    type: "preview.changed",
    seq,
    at: AT,
    conversationId: GROUP,
    messageId: message.id,
    messageSeq: 3,
    preview: next,
  }) as const;

function open(more: Handlers = {}, previews = [{ messageId: message.id, preview }]) {
  return renderWorkspace(<ConversationPage conversationId={GROUP} />, {
    handlers: {
      "messages.list": () => ({ items: [message], hasOlder: false, hasNewer: false, previews }),
      "scheduled.list": () => pageOf([]),
      ...more,
    },
  });
}
const link = () => screen.queryByRole("link", { name: "The plan of the house" });

describe("previews in a workspace", () => {
  const openSettings = (role: "admin" | "member", more: Handlers = {}) =>
    renderWorkspace(<PreviewsSection />, {
      bootstrap: createBootstrap({ workspace: createWorkspace({ role }) }),
      handlers: { "previews.settings": () => ({ enabled: true }), ...more },
    });
  const toggle = () => screen.findByRole("switch", { name: /Show what stands behind links/ });

  test("are turned off by an admin", async () => {
    const { server, user } = openSettings("admin", { "previews.setSettings": () => ({ enabled: false }) });
    await user.click(await toggle());
    await waitFor(async () => expect((await toggle()).getAttribute("aria-checked")).toBe("false"));
    expect(server.inputsOf("previews.setSettings")).toEqual([{ enabled: false }]);
  });

  test("stay as they are when that is refused, and it is said why", async () => {
    const { user } = openSettings("admin", { "previews.setSettings": refuse("ROLE_TOO_LOW") });
    await user.click(await toggle());
    expect(await screen.findByText("Your role does not allow this.")).toBeDefined();
    expect((await toggle()).getAttribute("aria-checked")).toBe("true");
  });

  test("are no business of others", () => {
    const { server } = openSettings("member");
    expect(screen.queryByRole("switch")).toBeNull();
    expect(server.calls).toEqual([]);
  });
});

describe("the preview under a message", () => {
  test("comes with the messages, and is taken away by the author for everybody [F3.5]", async () => {
    const { server, user, receive } = open({ "previews.remove": () => ({}) });
    await waitFor(() => expect(link()?.getAttribute("href")).toBe("https://example.com/plan"));
    await user.click(screen.getByRole("button", { name: "Remove preview" }));
    await waitFor(() => expect(server.inputsOf("previews.remove")).toEqual([{ messageId: message.id }]));
    receive(changed(null, 20));
    await waitFor(() => expect(link()).toBeNull());
  });

  test("comes a moment after the message, and becomes another with its text", async () => {
    const { receive } = open({}, []);
    await screen.findByText(/^See/);
    expect(link()).toBeNull();
    receive(changed(preview, 20));
    await waitFor(() => expect(link()).not.toBeNull());
    receive(changed({ ...preview, title: "Another plan" }, 21));
    expect(await screen.findByRole("link", { name: "Another plan" })).toBeDefined();
  });

  test("goes with the message", async () => {
    const { receive } = open();
    await waitFor(() => expect(link()).not.toBeNull());
    const deleted = shareMessage(deleteMessage(message, 20));
    receive({ type: "message.deleted", seq: 20, at: AT, conversationId: GROUP, actorId: ME, message: deleted });
    await waitFor(() => expect(link()).toBeNull());
  });

  test("that cannot be taken away stays, and it is said why", async () => {
    const { user } = open({ "previews.remove": refuse("OVERLOADED") });
    await user.click(await screen.findByRole("button", { name: "Remove preview" }));
    expect(await screen.findByText("The server is busy. Try again in a moment.")).toBeDefined();
    expect(link()).not.toBeNull();
  });
});
