// @vitest-environment jsdom
import { act, render } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { galleryEntries } from "./index";

const cases = galleryEntries.flatMap((entry) =>
  entry.states.map((state) => ({ title: `${entry.title}: ${state.name}`, state })),
);

describe("every state is free of faults that axe finds", () => {
  it.each(cases)("$title", async ({ state }) => {
    const { container } = render(state.render());
    await act(async () => undefined);
    const result = await axe.run(container, {
      // Colours are computed by theme.test.ts; jsdom has no layout for them. A state alone is no page with landmarks.
      rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "heading-order": { enabled: false } },
    });
    expect(
      result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`),
    ).toEqual([]);
  });
});
