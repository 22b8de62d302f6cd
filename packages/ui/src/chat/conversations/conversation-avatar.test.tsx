import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { former, jana } from "../../gallery/fixtures";
import { ConversationAvatar, type ConversationAvatarProps } from "./conversation-avatar";

type Shown = ConversationAvatarProps["conversation"];

const draw = (conversation: Shown) => render(<ConversationAvatar conversation={conversation} />).container;
const group: Shown = { id: "c-1", kind: "group", name: "Sales team" };
const direct: Shown = { id: "c-2", kind: "direct", name: "Jana Roth", person: jana };
const signOf = (container: HTMLElement) => container.querySelector("svg")?.getAttribute("class") ?? "";
const tintOf = (container: HTMLElement) => container.querySelector("[style]")?.getAttribute("style");

describe("a group", () => {
  it("has a sign instead of letters, another one when it is private", () => {
    expect(signOf(draw(group))).toContain("users-round");
    expect(signOf(draw({ ...group, isPrivate: true }))).toContain("lock");
    expect(draw(group).textContent).toBe("");
  });
});

describe("a direct conversation", () => {
  it("has the face of the other, with the colour they have everywhere", () => {
    const here = draw(direct);
    expect(here.textContent).toBe("JR");
    expect(tintOf(here)).toBe(tintOf(draw({ ...direct, id: "c-3" })));
    expect(tintOf(here)).not.toBe(tintOf(draw({ ...direct, person: former })));
  });

  it("shows their picture where there is one", () => {
    const image = draw({ ...direct, person: { ...jana, imageUrl: "/files/jana.webp" } }).querySelector("img");
    expect(image?.getAttribute("src")).toBe("/files/jana.webp");
    expect(image?.getAttribute("alt")).toBe("");
  });

  it("shows whether they are there, and falls back to the name while they are not known", () => {
    expect(draw(direct).querySelector(".bg-online")).not.toBeNull();
    const { person: _, ...unknown } = direct;
    expect(draw({ ...unknown, name: "Tim Krause" }).textContent).toBe("TK");
    expect(draw({ ...unknown, name: "Tim Krause" }).querySelector(".bg-online")).toBeNull();
  });
});
