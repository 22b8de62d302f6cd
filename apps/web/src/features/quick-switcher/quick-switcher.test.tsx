// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { inDirectory, pageOf } from "../../testing/answers";
import {
  AYSE,
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createWorkspace,
  GROUP,
  ME,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { useShortcuts } from "../shortcuts/use-shortcuts";

const withTim = createDirect(TIM, { lastActivityAt: "2026-11-20T09:00:00.000Z" });
const people = { "members.list": () => pageOf([inDirectory(ME), inDirectory(TIM), inDirectory(AYSE)]) };

function Keys() {
  useShortcuts();
  return (
    <>
      <button type="button">Somewhere</button>
      <textarea aria-label="Text" />
    </>
  );
}

function show(options: RenderOptions = {}) {
  return renderWorkspace(<Keys />, {
    address: "/w/berger",
    bootstrap: createBootstrap({ conversations: [createConversation(), withTim] }),
    ...options,
    handlers: { ...people, ...options.handlers },
  });
}

async function open(options: RenderOptions = {}) {
  const view = show(options);
  screen.getByRole("button", { name: "Somewhere" }).focus();
  await view.user.keyboard("{Control>}k{/Control}");
  return { ...view, box: await screen.findByRole("combobox") };
}

const shown = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
const active = (box: HTMLElement) =>
  document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent;

beforeEach(() => localStorage.clear());

describe("going anywhere", () => {
  test("offers conversations first, then people one does not write with yet, then pages", async () => {
    const { box } = await open();
    expect(document.activeElement).toBe(box);
    await waitFor(() => expect(shown()).toHaveLength(10));
    const expected = [
      "Lindenstraße 12",
      "Tim Krause",
      "Jana Roth",
      "Ayşe Yılmaz",
      "Saved messages",
      "Scheduled messages",
      "People",
      "Groups",
      "Invitations",
      "Settings",
    ];
    for (const [index, name] of expected.entries()) expect(shown()[index]).toContain(name);
  });

  test("goes where the arrows point, round the ends", async () => {
    const { box, user } = await open();
    await waitFor(() => expect(shown()).toHaveLength(10));
    expect(active(box)).toContain("Lindenstraße 12");
    await user.keyboard("{ArrowUp}");
    expect(active(box)).toContain("Settings");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(active(box)).toContain("Tim Krause");
    await user.keyboard("{Enter}");
    expect(location.pathname).toBe(`/w/berger/c/${withTim.id}`);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("begins at the first hit again with every letter", async () => {
    const { box, user } = await open();
    await user.keyboard("{ArrowDown}");
    await user.type(box, "set");
    expect(active(box)).toContain("Settings");
    await user.keyboard("{Enter}");
    expect(location.pathname).toBe("/w/berger/settings");
  });

  test("opens a direct conversation with somebody one picks", async () => {
    const withAyse = createDirect(AYSE);
    const { box, server, user } = await open({
      handlers: { "conversations.openDirect": () => ({ conversation: withAyse }) },
    });
    await user.type(box, "ayse");
    await user.click(await screen.findByRole("option", { name: /Ayşe/ }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${withAyse.id}`));
    expect(server.inputsOf("conversations.openDirect")).toEqual([{ memberId: AYSE }]);
  });

  test("says that there is nothing, and Enter then goes nowhere", async () => {
    const { box, user } = await open();
    await user.type(box, "nowhere{Enter}");
    expect(screen.getByText("Nothing found.").getAttribute("role")).toBe("status");
    expect(box.getAttribute("aria-expanded")).toBe("false");
    expect(location.pathname).toBe("/w/berger");
  });

  test("finds conversations and pages also while people cannot be asked for", async () => {
    const view = show();
    view.server.setOffline(true);
    await view.user.keyboard("{Control>}k{/Control}");
    await view.user.type(await screen.findByRole("combobox"), "linden{Enter}");
    expect(location.pathname).toBe(`/w/berger/c/${GROUP}`);
  });

  test("offers guests only the pages that are theirs", async () => {
    await open({
      bootstrap: createBootstrap({
        me: createMember({ role: "guest" }),
        workspace: createWorkspace({ role: "guest" }),
      }),
      handlers: { "members.list": () => pageOf([]) },
    });
    expect(shown().filter((text) => text?.endsWith("Page"))).toEqual([
      expect.stringContaining("Saved messages"),
      expect.stringContaining("Scheduled messages"),
      expect.stringContaining("People"),
      expect.stringContaining("Settings"),
    ]);
  });

  test("is closed by Escape, and the focus is where it was", async () => {
    const { user } = await open();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Somewhere" })));
  });

  test("speaks German", async () => {
    const { box } = await open({ language: german });
    expect(box.getAttribute("aria-label")).toBe(german.t("quickSwitcher.search"));
    expect(shown().at(-1)).toContain("Einstellungen");
  });
});

describe("keys anywhere in a workspace", () => {
  test("step through the conversations in the order of the list, and stop at its ends", async () => {
    const { user } = show();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(location.pathname).toBe(`/w/berger/c/${GROUP}`);
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(location.pathname).toBe(`/w/berger/c/${withTim.id}`);
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(location.pathname).toBe(`/w/berger/c/${withTim.id}`);
    await user.keyboard("{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
    expect(location.pathname).toBe(`/w/berger/c/${GROUP}`);
  });

  test("begin a conversation, also out of a text", async () => {
    const { user } = show();
    screen.getByRole("textbox", { name: "Text" }).focus();
    await user.keyboard("{Alt>}n{/Alt}");
    expect(await screen.findByRole("dialog", { name: "New conversation" })).toBeDefined();
    expect(screen.getByLabelText<HTMLTextAreaElement>("Text").value).toBe("");
  });

  test("show the list of keys, but not out of a text", async () => {
    const { user } = show();
    await user.type(screen.getByRole("textbox", { name: "Text" }), "why?");
    expect(screen.queryByRole("dialog")).toBeNull();
    screen.getByRole("button", { name: "Somewhere" }).focus();
    await user.keyboard("?");
    const dialog = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
    const rows = [...dialog.querySelectorAll("dl > div")].map(({ textContent }) => textContent);
    expect(rows).toContain("Go anywhereCtrlK");
    expect(rows).toContain("New lineShiftEnter");
  });

  test("leave an open dialog alone, except to go elsewhere", async () => {
    const { user } = show();
    await user.keyboard("{Alt>}n{/Alt}");
    await screen.findByRole("dialog", { name: "New conversation" });
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(location.pathname).toBe("/w/berger");
    await user.keyboard("{Control>}k{/Control}");
    expect(await screen.findByRole("dialog", { name: "Go to" })).toBeDefined();
    expect(screen.queryByRole("dialog", { name: "New conversation" })).toBeNull();
  });
});
