import { beforeEach, expect, it } from "vitest";
import { applyTheme } from "./apply-theme";

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement("div");
});

it("names the chosen theme on the root", () => {
  applyTheme({ theme: "dark" }, root);
  expect(root.getAttribute("data-theme")).toBe("dark");
  applyTheme({ theme: "light" }, root);
  expect(root.getAttribute("data-theme")).toBe("light");
});

it("leaves the choice to the system by naming none", () => {
  applyTheme({ theme: "dark" }, root);
  applyTheme({ theme: "system" }, root);
  expect(root.hasAttribute("data-theme")).toBe(false);
});

it.each([
  [265, "265"],
  [0, "0"],
  [400, "40"],
  [-30, "330"],
])("writes the accent hue %d as %s", (hue, written) => {
  applyTheme({ theme: "system", accentHue: hue }, root);
  expect(root.style.getPropertyValue("--accent-h")).toBe(written);
});

it("goes back to the accent of its own", () => {
  applyTheme({ theme: "system", accentHue: 265 }, root);
  applyTheme({ theme: "system" }, root);
  expect(root.style.getPropertyValue("--accent-h")).toBe("");
});

it("applies to the page by default", () => {
  applyTheme({ theme: "dark" });
  expect(document.documentElement.getAttribute("data-theme")).toBe("dark");
  applyTheme({ theme: "system" });
});
