import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Gallery } from "./gallery";
import { galleryEntries } from "./index";

const components = Object.keys(import.meta.glob(["../{primitives,chat,markdown}/**/*.tsx", "!../**/*.test.tsx"])).map(
  (path) => /([\w-]+)\.tsx$/u.exec(path)?.[1] ?? path,
);

/** Parts that only show inside another component, which has the entry. */
const parts = [
  "field",
  "list-box",
  "menu-content",
  "popover-content",
  "emoji-grid",
  "skin-tone-choice",
  "message-list-row",
  "message-actions",
  "message-delivery",
  "delivery-mark",
  "status-mark",
  "message-editor",
  "writing-box",
  "render-tokens",
].concat(["message-time", "length-counter", "typing-dots", "visually-hidden"]);

it("has an entry for every component", () => {
  const shown = galleryEntries.map((entry) => entry.id);
  expect(components.length).toBeGreaterThan(40);
  expect(components.filter((id) => !shown.includes(id) && !parts.includes(id))).toEqual([]);
});

it("has every entry and every state once", () => {
  const ids = galleryEntries.map((entry) => entry.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entry of galleryEntries) {
    const names = entry.states.map((state) => state.name);
    expect(new Set(names).size, entry.id).toBe(names.length);
    expect(names.length, entry.id).toBeGreaterThan(0);
  }
});

it("shows each entry as a section, in the themes asked for", () => {
  const { container } = render(
    <Gallery entries={galleryEntries.filter((entry) => entry.id === "badge")} themes={["light", "dark"]} />,
  );
  expect(screen.getByRole("region", { name: /Badge/u })).toBeTruthy();
  expect(Array.from(container.querySelectorAll("[data-theme]"), (box) => box.getAttribute("data-theme"))).toEqual([
    "light",
    "dark",
  ]);
});
