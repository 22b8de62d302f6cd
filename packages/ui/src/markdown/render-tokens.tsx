import Square from "lucide-react/icons/square";
import SquareCheck from "lucide-react/icons/square-check";
import type { Token } from "markdown-it";
import { Fragment, type ReactNode } from "react";
import { classNames } from "../theme/class-names";
import { CodeBlock } from "./code-block";
import type { MarkdownContext } from "./markdown-context";
import { ScrollBox } from "./scroll-box";

const TEXT = "whitespace-pre-wrap wrap-anywhere";

/** What a token that opens becomes, with all that stands before the one that closes it. */
function renderElement(token: Token, key: number, children: ReactNode[], { labels }: MarkdownContext): ReactNode {
  switch (token.type) {
    case "paragraph_open":
      if (token.hidden) return <Fragment key={key}>{children}</Fragment>;
      return (
        <p key={key} className={`${TEXT} not-last:mb-2`}>
          {children}
        </p>
      );
    case "heading_open":
      // The message is an article under a heading of its author: its own stand below that.
      return token.tag === "h1" || token.tag === "h2" ? (
        <h5 key={key} className={`${TEXT} mb-1 text-title font-bold`}>
          {children}
        </h5>
      ) : (
        <h6 key={key} className={`${TEXT} mb-1 font-bold`}>
          {children}
        </h6>
      );
    case "blockquote_open":
      return (
        <blockquote key={key} className="my-1 border-l-3 border-line pl-3 text-muted not-last:mb-2">
          {children}
        </blockquote>
      );
    case "bullet_list_open":
      return (
        <ul key={key} className="list-disc pl-6 not-last:mb-2">
          {children}
        </ul>
      );
    case "ordered_list_open":
      return (
        <ol key={key} start={Number(token.attrGet("start") ?? 1)} className="list-decimal pl-7 not-last:mb-2">
          {children}
        </ol>
      );
    case "list_item_open":
      return <Item key={key} token={token} content={children} labels={labels} />;
    case "strong_open":
      return <strong key={key}>{children}</strong>;
    case "em_open":
      return <em key={key}>{children}</em>;
    case "s_open":
      return <s key={key}>{children}</s>;
    case "link_open":
      return (
        <a
          key={key}
          href={String(token.attrGet("href") ?? "")}
          {...(token.info !== "auto" && { title: String(token.attrGet("href") ?? "") })}
          target="_blank"
          rel="noopener noreferrer"
          className="text-accent-text underline decoration-from-font underline-offset-2 hover:decoration-2"
        >
          {children}
        </a>
      );
    case "table_open":
      return (
        <ScrollBox key={key} label={labels.table} className="my-1 not-last:mb-2">
          <table className="w-max max-w-none border-collapse text-small">{children}</table>
        </ScrollBox>
      );
    case "thead_open":
      return <thead key={key}>{children}</thead>;
    case "tbody_open":
      return <tbody key={key}>{children}</tbody>;
    case "tr_open":
      return <tr key={key}>{children}</tr>;
    case "th_open":
      return (
        <th key={key} scope="col" className={classNames(CELL, "bg-sunken font-semibold", getAlignment(token))}>
          {children}
        </th>
      );
    case "td_open":
      return (
        <td key={key} className={classNames(CELL, getAlignment(token))}>
          {children}
        </td>
      );
    default:
      return <Fragment key={key}>{children}</Fragment>;
  }
}

const CELL = "max-w-80 border border-line px-2 py-1 align-top wrap-anywhere whitespace-pre-wrap";

function getAlignment(token: Token): string {
  const style = String(token.attrGet("style") ?? "");
  if (style.endsWith("center")) return "text-center";
  return style.endsWith("right") ? "text-right" : "text-left";
}

interface ItemProps {
  token: Token;
  content: ReactNode[];
  labels: MarkdownContext["labels"];
}

function Item({ token, content, labels }: ItemProps) {
  if (!token.meta) return <li className={TEXT}>{content}</li>;
  const isDone = token.meta.isDone === true;
  const Box = isDone ? SquareCheck : Square;
  return (
    <li className={`${TEXT} relative list-none`}>
      <span role="img" aria-label={isDone ? labels.taskDone : labels.taskOpen} className="absolute top-1 -left-6">
        <Box aria-hidden="true" size={16} />
      </span>
      {content}
    </li>
  );
}

/** What a token without an end becomes. */
function renderLeaf(token: Token, key: number, context: MarkdownContext): ReactNode {
  switch (token.type) {
    case "inline":
      return renderTokens(token.children ?? [], context);
    case "softbreak":
    case "hardbreak":
      return "\n";
    case "code_inline":
      return (
        <code key={key} className="rounded-sm border border-line bg-canvas px-1 font-mono text-small">
          {token.content}
        </code>
      );
    case "fence":
    case "code_block": {
      const [language = ""] = token.info.trim().toLowerCase().split(/\s/u);
      const code = token.content.replace(/\n$/u, "");
      return <CodeBlock key={key} code={code} language={language} labels={context.labels} />;
    }
    case "hr":
      return <hr key={key} className="my-3 border-line" />;
    case "mention": {
      const { name, own } = context.getMention(token.content);
      const colours = own ? "bg-highlight text-ink" : "bg-accent-soft text-accent-text";
      return (
        <span key={key} className={`rounded-sm px-0.5 font-medium ${colours}`}>
          @{name}
        </span>
      );
    }
    case "reference": {
      const { conversationId, seq } = token.meta ?? {};
      if (!context.renderReference) return token.content;
      return <Fragment key={key}>{context.renderReference(String(conversationId), Number(seq))}</Fragment>;
    }
    case "shortcode":
      return context.findEmoji?.(token.content) ?? `:${token.content}:`;
    default:
      return token.content;
  }
}

/** Shows the parts of a Markdown text. It goes through them once, however they are nested. */
export function renderTokens(tokens: readonly Token[], context: MarkdownContext): ReactNode[] {
  let children: ReactNode[] = [];
  const open: { token: Token; key: number; outer: ReactNode[] }[] = [];
  for (const [key, token] of tokens.entries()) {
    if (token.nesting === 1) {
      open.push({ token, key, outer: children });
      children = [];
    } else if (token.nesting === -1) {
      const begun = open.pop();
      if (!begun) continue;
      begun.outer.push(renderElement(begun.token, begun.key, children, context));
      children = begun.outer;
    } else children.push(renderLeaf(token, key, context));
  }
  return children;
}
