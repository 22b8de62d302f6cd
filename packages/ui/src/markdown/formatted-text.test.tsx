import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { markdownContext } from "../gallery/markdown-fixtures";
import { FormattedText } from "./formatted-text";

it("shows a plain text at once, with its addresses as links", () => {
  const { container } = render(<FormattedText text="see https://a.example" context={markdownContext} />);
  expect(container.textContent).toBe("see https://a.example");
  expect(screen.getByRole("link", { name: "https://a.example" })).toBeTruthy();
});

it("shows the names until the parser is there, then the markup", async () => {
  const text = "**<!here>**, look";
  const { container } = render(<FormattedText text={text} plainText="**@here**, look" context={markdownContext} />);
  expect(["**@here**, look", "@here, look"]).toContain(container.textContent);
  expect((await screen.findByText("@here")).closest("strong")).toBeTruthy();
  expect(container.textContent).toBe("@here, look");
});
