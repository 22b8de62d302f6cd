import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { markdownContext } from "../gallery/markdown-fixtures";
import { MarkdownText } from "./markdown-text";

const anna = "00000000-0000-4000-8000-000000000001";
const reader = "00000000-0000-4000-8000-000000000002";

function show(text: string, plainText = text) {
  return render(<MarkdownText text={text} plainText={plainText} context={markdownContext} />).container;
}
const html = (text: string) => show(text).innerHTML.replaceAll(/ (?:class|style)="[^"]*"/gu, "");

describe("what people write", () => {
  it.each([
    ["**b** *i* ~~s~~ `c`", "<p><strong>b</strong> <em>i</em> <s>s</s> <code>c</code></p>"],
    ["one\ntwo\n\nthree", "<p>one\ntwo</p><p>three</p>"],
    ["a  \nb", "<p>a\nb</p>"],
    ["> quoted\n\nanswer", "<blockquote><p>quoted</p></blockquote><p>answer</p>"],
    ["- one\n- two\n  - three", "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>"],
    ["3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'],
    ["above\n\n---\n\nbelow", "<p>above</p><hr><p>below</p>"],
    ["# One\n### Three", "<h5>One</h5><h6>Three</h6>"],
    ["5 &lt; 6 &amp; \\*", "<p>5 &lt; 6 &amp; *</p>"],
  ])("%j is shown as %s", (text, shown) => expect(html(text)).toBe(shown));

  it("shows tables with heads and alignment [F3.2]", () => {
    show("| Flat | Rent |\n|:-----|-----:|\n| 3 | **900** |");
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["Flat", "Rent"]);
    expect(screen.getByRole("cell", { name: "900" }).className).toContain("text-right");
    expect(within(screen.getByRole("cell", { name: "900" })).getByText("900").tagName).toBe("STRONG");
  });

  it("shows task lists, told apart for screen readers [F3.2]", () => {
    show("- [x] keys\n- [ ] photos\n- plain");
    expect(screen.getAllByRole("img").map((box) => box.getAttribute("aria-label"))).toEqual(["done", "open"]);
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["keys", "photos", "plain"]);
  });

  it("makes addresses links, also bare ones, and opens them apart [F3.2]", () => {
    show("[file](https://a.example/x) https://b.example/__init__.py. <https://c.example> me@d.example main.rs");
    expect(screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["file", "https://a.example/x"],
      ["https://b.example/__init__.py", "https://b.example/__init__.py"],
      ["https://c.example", "https://c.example"],
      ["me@d.example", "mailto:me@d.example"],
    ]);
    for (const link of screen.getAllByRole("link")) expect(link.getAttribute("rel")).toBe("noopener noreferrer");
    expect(screen.getByRole("link", { name: "file" }).title).toBe("https://a.example/x");
  });

  it("shows emoji by name, where there is one, and never inside code or a time of day [F3.2]", () => {
    expect(show(":house: **:tada:** :nosuchemoji: `:house:` 10:100:5").textContent).toBe(
      "🏠 🎉 :nosuchemoji: :house: 10:100:5",
    );
  });

  it("shows mentions by name, the reader's own apart, and never inside code [F3.2]", () => {
    const container = show(`<@${anna}> <@${reader}> <!here> <!everyone> \`<@${anna}>\`\n\n    <!here>`);
    expect(container.querySelector("p")?.textContent).toBe(`@Jana Roth @Marta Engel @here @everyone <@${anna}>`);
    expect(container.querySelector("pre")?.textContent).toBe("<!here>");
    expect(screen.getByText("@Marta Engel").className).toContain("bg-highlight");
    expect(screen.getByText("@Jana Roth").className).not.toContain("bg-highlight");
  });
});

it("leaves it to the caller what stands for a reference to a message", () => {
  expect(show(`> <#${anna}:42>\n> \`<#${anna}:42>\``).textContent).toBe(`[1/42]\n<#${anna}:42>`);
});

describe("what could do harm is shown as the text it is [F3.2]", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</b>",
    "<!-- comment -->",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x) [y](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[x](//evil.example) [y](/settings)",
    "![tracker](data:image/png;base64,AAAA)",
  ])("%j", (text) => {
    const container = show(text);
    expect(container.querySelector("a, img, script, b")).toBeNull();
    expect(container.textContent).toContain(text.includes("&#106;") ? "avascript" : text);
  });

  it("loads no image from elsewhere, but leads to it", () => {
    expect(show("![plan](https://a.example/plan.png)").querySelector("img")).toBeNull();
    expect(screen.getByRole("link", { name: "plan" }).getAttribute("href")).toBe("https://a.example/plan.png");
  });
});

it("shows a text of which nothing would be seen as typed", () => {
  expect(show("[a]: https://a.example").textContent).toBe("[a]: https://a.example");
});
