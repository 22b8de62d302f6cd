import { LIMITS } from "@parley/api/server";
import { describe, expect, it, test } from "vitest";
import { parsePage } from "./parse-page.js";

const parse = (html: string | Buffer, contentType = "text/html; charset=utf-8") =>
  parsePage({ url: "https://www.example.com/a", contentType, body: Buffer.from(html as string) });

describe("a page says of itself", () => {
  it("what it wants to be called elsewhere, before its own title and description", () => {
    const html = `<html><head><title>Own title</title><meta name="description" content="Own words">
      <META content='Three rooms &amp; a balcony' property="og:description"><meta property="og:title" content="Lindenstra&szlig;e 12">
      <meta property="og:site_name" content="Homes"></head><body><meta property="og:title" content="too late"></body>`;
    expect(parse(html)).toEqual({
      title: "Lindenstraße 12",
      description: "Three rooms & a balcony",
      site: "Homes",
    });
  });

  it("its title and where it is, where it says nothing else", () => {
    expect(parse("<title>\n  A   flat &#x1F3E0; </title>")).toEqual({
      title: "A flat 🏠",
      description: "",
      site: "example.com",
    });
  });

  it("things in other alphabets", () => {
    expect(parse(Buffer.from("<title>M\xfcnchen</title>", "latin1"), "text/html; charset=iso-8859-1")?.title).toBe(
      "München",
    );
    const declared = Buffer.from('<meta charset="windows-1252"><title>K\xf6ln</title>', "latin1");
    expect(parse(declared, "text/html")?.title).toBe("Köln");
    expect(parse("<title>Hi</title>", "text/html; charset=klingon")?.title).toBe("Hi");
  });

  it("nothing without a title", () => {
    expect(parse("<p>Hello</p>")).toBeUndefined();
    expect(parse("<title> &#0; </title>")).toBeUndefined();
    expect(parse("")).toBeUndefined();
  });
});

test("what hides, turns around or breaks text is taken out, and what is too long is cut", () => {
  expect(parse("<title>safe\u202Eexe.\u0000gpj\u200B &#xD800;&lt;b&gt;</title>")?.title).toBe("safeexe. gpj <b>");
  const { title, description } = parse(
    `<meta name="description" content="${"d ".repeat(1_000)}"><title>${"😀".repeat(500)}</title>`,
  ) ?? { title: "", description: "" };
  expect([Array.from(title).length, Array.from(description).length <= LIMITS.previewDescription]).toEqual([
    LIMITS.previewTitle,
    true,
  ]);
  expect(title.endsWith("…")).toBe(true);
});

// Reading it more than a few times over would take minutes.
test("half a megabyte of anything is read", () => {
  for (const part of ["<meta ", "<", '<meta content="', "<title", "&#x", "<meta a=' ", 'a="" '])
    expect(parse(part.repeat(Math.floor((512 * 1024) / part.length)))).toBeUndefined();
});
