import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { conversationListLabels } from "../../gallery/english-labels";
import { galleryNow, galleryTime } from "../../gallery/fixtures";
import { ConversationListItem } from "../conversations/conversation-list-item";
import { StatusMark } from "./status-mark";

describe("StatusMark [F5.5]", () => {
  it("says emoji and words, and shows a speech bubble for words alone", () => {
    render(<StatusMark status={{ emoji: "🏠", text: "At a viewing" }} />);
    expect(screen.getByRole("img", { name: "🏠 At a viewing" }).textContent).toBe("🏠");
    document.body.replaceChildren();
    render(<StatusMark status={{ text: "At a viewing" }} />);
    expect(screen.getByRole("img", { name: "At a viewing" }).textContent).toBe("💬");
  });

  it("is not there without a status", () => {
    expect(render(<StatusMark status={{}} />).container.textContent).toBe("");
  });

  it("stands behind the name in the list, which keeps its name and tells it in its description", () => {
    const person = {
      id: "m-1",
      name: "Jana Roth",
      presence: "online",
      status: { emoji: "🏠", text: "Viewing" },
    } as const;
    const conversation = {
      id: "c-1",
      kind: "direct",
      name: "Jana Roth",
      person,
      lastActivityAt: "2026-11-21T09:00:00Z",
      unreadCount: 0,
      mentionCount: 0,
    } as const;
    render(
      <ConversationListItem
        {...galleryTime}
        conversation={conversation}
        href="/c"
        active={false}
        now={galleryNow}
        labels={conversationListLabels}
      />,
    );
    const link = screen.getByRole("link", { name: "Jana Roth", description: /Online, 🏠 Viewing/u });
    expect(link.textContent).toContain("🏠");
  });
});
