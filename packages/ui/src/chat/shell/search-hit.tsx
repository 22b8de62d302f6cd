import { Fragment, type ReactNode } from "react";
import type { LinkComponent } from "./link-component";

/** A piece of what is shown of a hit; `found` is what was searched for. */
export interface SnippetPart {
  text: string;
  found: boolean;
}

export interface SearchHitProps {
  href: string;
  link?: LinkComponent;
  /** 32 px: who or what it is. */
  avatar: ReactNode;
  /** Who wrote it, or the name of what was found. */
  title: ReactNode;
  /** Where and when, in few words. */
  detail?: ReactNode;
  /** The piece of text around what was found. */
  snippet?: readonly SnippetPart[];
  /** Its deed came before the link's: a person to write to, say. */
  onOpen?(): void;
}

/** A text with what was found in it marked. */
export function MarkedText({ parts }: { parts: readonly SnippetPart[] }) {
  let at = 0;
  return parts.map(({ text, found }) => {
    const key = at;
    at += text.length;
    return found ? (
      <mark key={key} className="rounded-sm bg-accent-soft font-semibold text-ink">
        {text}
      </mark>
    ) : (
      <Fragment key={key}>{text}</Fragment>
    );
  });
}

/** One thing that was found: a link there. */
export function SearchHit({ href, link: Link = "a", avatar, title, detail, snippet, onOpen }: SearchHitProps) {
  return (
    <Link
      href={href}
      onClick={(event) => {
        if (!onOpen) return;
        event.preventDefault();
        onOpen();
      }}
      className="flex min-h-12 items-start gap-3 rounded-md px-2 py-2 text-body text-ink -outline-offset-2 hover:bg-hover"
    >
      {avatar}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="min-w-0 truncate font-semibold">{title}</span>
          {detail && (
            <>
              <span className="sr-only">, </span>
              <span className="min-w-0 truncate text-meta text-muted">{detail}</span>
            </>
          )}
        </span>
        {snippet && <span className="sr-only">: </span>}
        {snippet && (
          <span className="line-clamp-3 text-small wrap-anywhere text-muted">
            <MarkedText parts={snippet} />
          </span>
        )}
      </span>
    </Link>
  );
}
