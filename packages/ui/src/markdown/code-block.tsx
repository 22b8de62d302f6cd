import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useEffect, useState } from "react";
import { IconButton } from "../primitives/icon-button";
import type { CodePart } from "./code-part";
import { ScrollBox } from "./scroll-box";

export interface CodeBlockLabels {
  /** Names the box while it scrolls: "Code". */
  code: string;
  copyCode: string;
  codeCopied: string;
}

export interface CodeBlockProps {
  code: string;
  /** As written behind the fence; `""` for none. */
  language: string;
  labels: CodeBlockLabels;
}

/** Longer code stays in one colour: it is a file, not something to read in a conversation. */
const MOST_HIGHLIGHTED = 8_000;
/** How long the check mark stays after copying, in milliseconds. */
const SAID_FOR_MS = 2_000;

const COLOURS: Readonly<Record<CodePart["kind"], string | undefined>> = {
  plain: undefined,
  keyword: "text-accent-text",
  string: "text-success-text",
  number: "text-warning-text",
  comment: "text-muted italic",
  title: "text-danger-text",
};

/** The code in colours as soon as the highlighter is there; colours change no widths. */
function useHighlighted(code: string, language: string): readonly CodePart[] | undefined {
  const [highlighted, setHighlighted] = useState<{ code: string; parts: CodePart[] | undefined }>();
  useEffect(() => {
    if (language === "" || code.length > MOST_HIGHLIGHTED) return;
    let mounted = true;
    import("./highlight-code").then(
      ({ highlightCode }) => {
        if (mounted) setHighlighted({ code, parts: highlightCode(code, language) });
      },
      // Without a connection code stays in one colour.
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [code, language]);
  return highlighted?.code === code ? highlighted.parts : undefined;
}

/** A block of code with its colours and a button that copies it. */
export function CodeBlock({ code, language, labels }: CodeBlockProps) {
  const [copied, setCopied] = useState(false);
  const parts = useHighlighted(code, language);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="group/code relative my-1 rounded-md border border-line bg-canvas not-last:mb-2">
      <ScrollBox label={labels.code}>
        <pre className="w-max min-w-full py-2 pr-12 pl-3 font-mono text-small text-ink [tab-size:4]">
          <code {...(language !== "" && { "data-language": language })}>
            {parts?.map(({ kind, text, start }) => (
              <span key={start} className={COLOURS[kind]}>
                {text}
              </span>
            )) ?? code}
          </code>
        </pre>
      </ScrollBox>
      <span className="absolute top-1 right-1 rounded-md bg-canvas opacity-0 group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:opacity-100">
        <IconButton
          size="small"
          label={copied ? labels.codeCopied : labels.copyCode}
          icon={copied ? <Check aria-hidden="true" size={16} /> : <Copy aria-hidden="true" size={16} />}
          onClick={() => void copy()}
        />
      </span>
    </div>
  );
}
