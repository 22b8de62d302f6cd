// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { createBootstrap, createConversation, createMember, ME, TIM } from "../../testing/factories";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { useShortcuts } from "../shortcuts/use-shortcuts";
import { recentSearches } from "./recent-searches";
import { SEARCH_BOX_ID, SearchBox } from "./search-box";

function Screen() {
  useShortcuts();
  return (
    <>
      <SearchBox id={SEARCH_BOX_ID} />
      <textarea aria-label="Text" />
    </>
  );
}

const show = (options: RenderOptions = {}) => {
  const bootstrap = createBootstrap({
    members: [createMember({ id: ME }), createMember({ id: TIM })],
    conversations: [createConversation()],
  });
  const view = renderWorkspace(<Screen />, { address: "/w/berger", bootstrap, ...options });
  return { ...view, box: screen.getByRole<HTMLInputElement>("searchbox", { name: "Search" }) };
};
const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
const active = (box: HTMLElement) =>
  document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent;

beforeEach(() => localStorage.clear());

describe("the search box", () => {
  test("shows what was found with Enter", async () => {
    const { box, user } = show();
    await user.type(box, "  Schlüssel {Enter}");
    expect(location.pathname + location.search).toBe("/w/berger/search?q=Schl%C3%BCssel");
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  test("goes nowhere for nothing", async () => {
    const { box, user } = show();
    await user.type(box, "  {Enter}");
    expect(location.pathname).toBe("/w/berger");
  });

  test("offers what was searched for last, and searches for it again", async () => {
    recentSearches.add("berger", "rent in:Linden");
    const { box, user } = show();
    await user.click(box);
    await user.click(await screen.findByRole("option", { name: "rent in:Linden" }));
    expect(new URLSearchParams(location.search).get("q")).toBe("rent in:Linden");
  });

  test("offers filters, then people, and writes what is picked by keys", async () => {
    const { box, user } = show();
    await user.type(box, "key fr");
    await waitFor(() => expect(options()).toEqual(["Search for “key fr”", expect.stringContaining("from:")]));
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(box.value).toBe("key from:");
    await user.keyboard("ti");
    await waitFor(() => expect(options()[0]).toBe("Tim Krause"));
    await user.keyboard("{ArrowDown}");
    expect(active(box)).toBe("Tim Krause");
    await user.keyboard("{Enter}");
    expect(box.value).toBe('key from:"Tim Krause" ');
    await user.keyboard("{Enter}");
    expect(new URLSearchParams(location.search).get("q")).toBe('key from:"Tim Krause"');
  });

  test("offers conversations for in:", async () => {
    const { box, user } = show();
    await user.type(box, "in:lin");
    await user.click(await screen.findByRole("option", { name: "Lindenstraße 12" }));
    expect(box.value).toBe('in:"Lindenstraße 12" ');
    expect(document.activeElement).toBe(box);
  });

  test("closes its suggestions with Escape and keeps what was typed", async () => {
    const { box, user } = show();
    await user.type(box, "key");
    await screen.findByRole("listbox");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(box.value).toBe("key");
  });

  test("holds what is searched for on the page of results", () => {
    expect(show({ address: "/w/berger/search?q=rent" }).box.value).toBe("rent");
  });

  test("takes no more than a search may have", () => {
    expect(show().box.maxLength).toBe(200);
  });
});

describe("its key", () => {
  test("leads there, also out of a text", async () => {
    const { box, user } = show();
    screen.getByRole("textbox", { name: "Text" }).focus();
    await user.keyboard("{Control>}{Shift>}F{/Shift}{/Control}");
    expect(document.activeElement).toBe(box);
  });

  test("opens the page of search on a phone", async () => {
    const { user } = show({ isNarrow: true });
    await user.keyboard("{Control>}{Shift>}F{/Shift}{/Control}");
    expect(location.pathname).toBe("/w/berger/search");
  });
});
