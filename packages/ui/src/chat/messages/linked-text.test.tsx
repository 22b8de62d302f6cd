import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { LinkedText, splitLinks } from "./linked-text";

describe("splitLinks", () => {
  it.each([
    ["no address", []],
    ["see https://a.example.", ["https://a.example"]],
    ["(https://a.example/b?c=d#e)", ["https://a.example/b?c=d#e"]],
    ["https://a.example/x, then http://b.example!", ["https://a.example/x", "http://b.example"]],
    ["write to jana.roth+x@mail.example.com, please", ["mailto:jana.roth+x@mail.example.com"]],
    ["javascript:alert(1) data:text/html,x ftp://a.example", []],
    ["<https://a.example>", ["https://a.example"]],
    ["„https://a.example/ü“", ["https://a.example/ü"]],
    ["xhttps://a.example", []],
  ])("finds in %j the addresses %j", (text, hrefs) => {
    const parts = splitLinks(text);
    expect(parts.flatMap((part) => part.href ?? [])).toEqual(hrefs);
    expect(parts.map((part) => part.text).join("")).toBe(text);
  });

  it("tells where each part begins", () => {
    expect(splitLinks("a https://b.example c").map((part) => part.start)).toEqual([0, 2, 19]);
  });

  it("takes a long hostile text in a moment", () => {
    const text = `${"a".repeat(8000)}@${"b-".repeat(4000)}`;
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});

it("makes paragraphs at empty lines and keeps single breaks", () => {
  const { container } = render(<LinkedText text={"one\ntwo\n\nthree\n\n\n\nfour"} />);
  expect(Array.from(container.querySelectorAll("p"), (paragraph) => paragraph.textContent)).toEqual([
    "one\ntwo",
    "three",
    "four",
  ]);
});

it("opens addresses apart, without a way back into this window", () => {
  render(<LinkedText text="https://a.example" />);
  const link = screen.getByRole("link", { name: "https://a.example" });
  expect(link.getAttribute("rel")).toBe("noopener noreferrer");
  expect(link.getAttribute("target")).toBe("_blank");
});

it("shows markup as the text it is", () => {
  const { container } = render(<LinkedText text="<img src=x onerror=alert(1)>" />);
  expect(container.querySelector("img")).toBeNull();
  expect(container.textContent).toBe("<img src=x onerror=alert(1)>");
});
