import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { markdownContext } from "../gallery/markdown-fixtures";
import { CodeBlock } from "./code-block";
import { highlightCode } from "./highlight-code";
import { MarkdownText } from "./markdown-text";

const { labels } = markdownContext;

describe("highlightCode", () => {
  it("gives the whole code in parts of several kinds", () => {
    const code = 'const rent: number = 900; // per month\nsay("cold");';
    const parts = highlightCode(code, "ts") ?? [];
    expect(parts.map(({ text }) => text).join("")).toBe(code);
    expect(parts.map(({ start }) => start)).toEqual(parts.map(({ start }) => start).toSorted((one, two) => one - two));
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(
      new Set(["keyword", "plain", "number", "comment", "string", "title"]),
    );
  });

  it.each(["js", "typescript", "py", "sql", "json", "html", "yaml", "sh", "c++", "rs"])("knows %s", (language) => {
    expect(
      highlightCode("a = 1", language)
        ?.map(({ text }) => text)
        .join(""),
    ).toBe("a = 1");
  });

  it("leaves languages alone that it does not know", () => expect(highlightCode("a", "klingon")).toBeUndefined());
});

describe("a block of code", () => {
  it("is shown in colours without a change of its text [F3.2]", async () => {
    const code = "select count(*) from flats where rent < 900";
    const { container } = render(
      <MarkdownText text={`\`\`\`sql\n${code}\n\`\`\``} plainText="" context={markdownContext} />,
    );
    expect(container.querySelector("pre")?.textContent).toBe(code);
    await waitFor(() => expect(container.querySelectorAll("code span").length).toBeGreaterThan(3));
    expect(container.querySelector("pre")?.textContent).toBe(code);
  });

  it("is copied whole, and says so", async () => {
    const user = userEvent.setup();
    render(<CodeBlock code={"one\n  two"} language="" labels={labels} />);
    await user.click(screen.getByRole("button", { name: "Copy code" }));
    expect(await navigator.clipboard.readText()).toBe("one\n  two");
    expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
  });
});
