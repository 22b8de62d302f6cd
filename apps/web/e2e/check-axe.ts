import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// An experimental rule that takes the initials of a face, which are a picture, for the text of its button.
const rules = { "label-content-name-mismatch": { enabled: false } };

/** What is looked at, and so which rules hold. */
const OPTIONS = {
  /** WCAG 2.2 AA and axe's best practices. */
  page: { runOnly: [...WCAG, "best-practice"], rules },
  /** A menu is open: it stands outside the landmarks, as dialogs do, which axe knows of them and not of menus. */
  menu: { runOnly: [...WCAG, "best-practice"], rules: { ...rules, region: { enabled: false } } },
  /** Parts of pages beside each other, which as one page would have too many landmarks and headings. */
  parts: { runOnly: WCAG, rules },
} as const satisfies Record<string, RunOptions>;

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

/** Fails with what axe finds on the page as it is now. Waits for running animations first: colours on their way fail. */
export async function checkAxe(page: Page, kind: keyof typeof OPTIONS = "page"): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  // The content security policy refuses scripts that are put into the page, not those of the debugger.
  await page.evaluate(await source);
  const violations = await page.evaluate(async (run) => (await window.axe.run(run)).violations, {
    ...OPTIONS[kind],
    runOnly: [...OPTIONS[kind].runOnly],
    // Else axe describes every element that is as it should be, which takes longer than looking at it.
    resultTypes: ["violations" as const],
  });
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`,
  );
  expect(found).toEqual([]);
}
