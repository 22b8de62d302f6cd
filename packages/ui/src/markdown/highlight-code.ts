import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import kotlin from "highlight.js/lib/languages/kotlin";
import markdown from "highlight.js/lib/languages/markdown";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import type { CodePart } from "./code-part";

const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  markdown,
  php,
  python,
  ruby,
  rust,
  sql,
  swift,
  typescript,
  xml,
  yaml,
});

interface TreeNode {
  type: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: readonly TreeNode[];
}

/** What the highlighter's many kinds come down to on the screen. */
const KINDS: Readonly<Record<string, CodePart["kind"]>> = {
  "hljs-keyword": "keyword",
  "hljs-built_in": "keyword",
  "hljs-literal": "keyword",
  "hljs-type": "keyword",
  "hljs-selector-tag": "keyword",
  "hljs-name": "keyword",
  "hljs-string": "string",
  "hljs-regexp": "string",
  "hljs-addition": "string",
  "hljs-number": "number",
  "hljs-symbol": "number",
  "hljs-attr": "number",
  "hljs-attribute": "number",
  "hljs-variable": "number",
  "hljs-comment": "comment",
  "hljs-quote": "comment",
  "hljs-meta": "comment",
  "hljs-deletion": "title",
  "hljs-title": "title",
  "hljs-section": "title",
};

function kindOf({ properties }: TreeNode, outer: CodePart["kind"]): CodePart["kind"] {
  const names = Array.isArray(properties?.className) ? (properties.className as unknown[]) : [];
  return KINDS[String(names[0])] ?? outer;
}

/** The parts of a code in their kinds, together the whole code; undefined for a language that is not known here. */
export function highlightCode(code: string, language: string): CodePart[] | undefined {
  if (!lowlight.registered(language)) return undefined;
  const parts: CodePart[] = [];
  const visit = (node: TreeNode, kind: CodePart["kind"]): void => {
    if (node.value !== undefined) {
      const start = (parts.at(-1)?.start ?? 0) + (parts.at(-1)?.text.length ?? 0);
      parts.push({ kind, text: node.value, start });
    }
    for (const child of node.children ?? []) visit(child, kindOf(child, kind));
  };
  visit(lowlight.highlight(language, code), "plain");
  return parts;
}
