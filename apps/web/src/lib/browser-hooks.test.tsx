// @vitest-environment happy-dom
import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppLink } from "./app-link";
import { copyText } from "./copy-text";
import { useNarrow } from "./use-narrow";
import { useNow } from "./use-now";
import { useOnline } from "./use-online";
import { usePageFocus } from "./use-page-focus";
import { getLocale } from "./use-time-settings";

const happens = (event: string, target: EventTarget = window) => act(() => void target.dispatchEvent(new Event(event)));

describe("what the browser tells is followed, until nobody asks any more", () => {
  test("the network", () => {
    const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
    const { result, unmount } = renderHook(useOnline);
    onLine.mockReturnValue(false);
    happens("offline");
    expect(result.current).toBe(false);
    onLine.mockReturnValue(true);
    happens("online");
    expect(result.current).toBe(true);
    unmount();
    onLine.mockClear();
    happens("offline");
    expect(onLine).not.toHaveBeenCalled();
  });

  test("the width", () => {
    const query = Object.assign(new EventTarget(), { matches: false });
    vi.stubGlobal("matchMedia", () => query);
    const { result } = renderHook(useNarrow);
    expect(result.current).toBe(false);
    query.matches = true;
    happens("change", query);
    expect(result.current).toBe(true);
  });

  test.each([
    ["visible", true, true],
    ["visible", false, false],
    ["hidden", true, false],
  ] as const)("who looks: a window that is %s, with the focus: %s", (visibility, focus, looks) => {
    const { result } = renderHook(usePageFocus);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibility);
    vi.spyOn(document, "hasFocus").mockReturnValue(focus);
    happens("visibilitychange", document);
    happens("blur");
    expect(result.current).toBe(looks);
  });
});

describe("the present moment", () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-21T09:00:30Z") }));
  afterEach(() => void vi.useRealTimers());

  test("is renewed each minute, so that nothing stays 'now' for ever", () => {
    const { result } = renderHook(() => useNow());
    act(() => void vi.advanceTimersByTime(59_999));
    expect(result.current.toISOString()).toBe("2026-11-21T09:00:30.000Z");
    act(() => void vi.advanceTimersByTime(1));
    expect(result.current.toISOString()).toBe("2026-11-21T09:01:30.000Z");
  });
});

test.each([
  ["en", ["de-DE", "en-GB", "en-US"], "en-GB"],
  ["de", ["en-US", "de-AT"], "de-AT"],
  ["de", ["EN-us", "DE"], "DE"],
  ["de", ["en-US"], "de"],
  ["de", [], "de"],
])("times in %s for a browser that wants %j are written as in %s", (language, wanted, locale) => {
  expect(getLocale(language, wanted)).toBe(locale);
});

describe("a link inside the app", () => {
  const follow = async (keys: string, props: { onClick?: (event: { preventDefault(): void }) => void } = {}) => {
    history.replaceState(null, "", "/");
    render(
      <AppLink href="/w/berger" {...props}>
        Berger
      </AppLink>,
    );
    const link = screen.getByRole("link", { name: "Berger" });
    // happy-dom does not leave the page; what is left to the browser must not be prevented by us.
    const left = { toBrowser: false };
    window.addEventListener(
      "click",
      (event) => {
        left.toBrowser = !event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    const user = userEvent.setup();
    if (keys) await user.keyboard(keys);
    await user.click(link);
    return { path: location.pathname, ...left };
  };

  test("goes there without loading the page anew", async () => {
    expect(await follow("")).toEqual({ path: "/w/berger", toBrowser: false });
  });

  test.each(["{Control>}", "{Meta>}", "{Shift>}", "{Alt>}"])("with %s is the browser's to open", async (keys) => {
    expect(await follow(keys)).toEqual({ path: "/", toBrowser: true });
  });

  test("goes nowhere when whoever drew it says so", async () => {
    expect(await follow("", { onClick: (event) => event.preventDefault() })).toEqual({ path: "/", toBrowser: false });
  });
});

test("a text that cannot be copied is told apart from one that was", async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  expect(await copyText("one")).toBe(true);
  expect(writeText).toHaveBeenCalledExactlyOnceWith("one");
  writeText.mockRejectedValue(new Error("not allowed"));
  expect(await copyText("two")).toBe(false);
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  expect(await copyText("three")).toBe(false);
});
