// @vitest-environment node
import { describe, expect, it } from "vitest";
import { getContrast, type LinearRgb, oklchToLinearRgb } from "../testing/oklch-contrast";
import themeCss from "./theme.css?raw";
import tokensCss from "./tokens.css?raw";

type Tokens = ReadonlyMap<string, string>;

const readTokens = (css: string): Tokens =>
  new Map(Array.from(css.matchAll(/--([\w-]+):\s*([^;]+);/gu), ([, name = "", value = ""]) => [name, value]));

const base = readTokens(tokensCss.slice(tokensCss.indexOf(":root {"), tokensCss.indexOf(":root,")));
const [lightCss = "", darkCss = ""] = tokensCss.slice(tokensCss.indexOf(":root,")).split("@variant theme-dark");
const themes = { light: readTokens(lightCss), dark: readTokens(darkCss) };

/** The colour of a token for an accent hue and a person's hue. */
function resolve(tokens: Tokens, name: string, accentHue: number, avatarHue = 0): LinearRgb {
  const value = tokens.get(name);
  if (!value) throw new Error(`no token --${name}`);
  const numbers = (name.startsWith("avatar-") ? `${value} ${avatarHue}` : value)
    .replaceAll("var(--accent-h)", String(accentHue))
    .replaceAll("var(--accent-c)", base.get("accent-c") ?? "")
    .replace(/oklch\(|\)/gu, "");
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = numbers.trim().split(/\s+/u).map(Number);
  if ([lightness, chroma, hue].some(Number.isNaN)) throw new Error(`--${name}: ${value} is not understood`);
  return oklchToLinearRgb(lightness, chroma, hue);
}

const grounds = ["rail", "canvas", "surface", "raised", "sunken", "hover", "selected"];

/** Every text colour with every ground it stands on. */
const textPairs: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ["ink", ground],
    ["muted", ground],
  ]),
  ...["canvas", "surface", "raised", "sunken", "hover", "accent-soft"].map((ground): [string, string] => [
    "accent-text",
    ground,
  ]),
  ...["canvas", "surface", "raised", "sunken", "hover", "danger-soft"].map((ground): [string, string] => [
    "danger-text",
    ground,
  ]),
  ["warning-text", "warning-soft"],
  ["success-text", "success-soft"],
  ["success-text", "canvas"],
  ["warning-text", "canvas"],
  ["ink", "highlight"],
  ["muted", "highlight"],
  ["ink", "accent-soft"],
  ["ink", "danger-soft"],
  ["muted", "danger-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["on-solid", "solid"],
  ["avatar-ink", "avatar-ground"],
];

/** Shapes that carry meaning: at least 3:1 by WCAG 1.4.11. */
const shapePairs: [string, string][] = [
  ["field", "surface"],
  ["field", "raised"],
  ["focus", "canvas"],
  ["focus", "surface"],
  ["focus", "raised"],
  ["focus", "selected"],
  ["online", "surface"],
  ["away", "surface"],
  ["busy", "surface"],
  ["offline", "surface"],
  ["danger", "raised"],
];

const hues = Array.from({ length: 24 }, (_, index) => index * 15);

function findWorst(tokens: Tokens, [text, ground]: [string, string]) {
  const contrasts = hues.map((hue) => ({
    hue,
    contrast: getContrast(resolve(tokens, text, hue, hue), resolve(tokens, ground, hue, hue)),
  }));
  return contrasts.reduce((worst, next) => (next.contrast < worst.contrast ? next : worst));
}

describe.each(Object.entries(themes))("%s theme", (_theme, tokens) => {
  it.each(textPairs)("text %s on %s has a contrast of at least 4.5 with any hue", (...pair) => {
    const worst = findWorst(tokens, pair);
    expect(worst.contrast, `hue ${worst.hue}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)("shape %s on %s has a contrast of at least 3 with any hue", (...pair) => {
    const worst = findWorst(tokens, pair);
    expect(worst.contrast, `hue ${worst.hue}`).toBeGreaterThanOrEqual(3);
  });
});

it("gives the dark theme every colour of the light one", () => {
  expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
});

it("names every colour token as a utility, and no other", () => {
  const used = Array.from(themeCss.matchAll(/--color-[\w-]+: var\(--([\w-]+)\)/gu), ([, name]) => name);
  const colours = [...themes.light.keys()].filter((name) => !/^(avatar|shade)-/u.test(name));
  expect(used.length).toBe(new Set(used).size);
  expect(new Set(used)).toEqual(new Set(colours));
});

it("keeps every length on the 4 px grid or in the type scale", () => {
  const sizes = Array.from(themeCss.matchAll(/--line-height: ([\d.]+)rem/gu), ([, rem]) => Number(rem) * 16);
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.filter((size) => size % 4 !== 0)).toEqual([]);
});
