import type { LinkProps } from "@parley/ui";
import type { MouseEvent } from "react";
import { navigate } from "../routes/use-place";

/** Whether the browser itself shall follow the link: a new tab, a download, another window. */
function isForBrowser(event: MouseEvent<HTMLAnchorElement>): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.defaultPrevented || event.button !== 0 || modified || Boolean(event.currentTarget.target);
}

/** A link inside the app, for the components of `@parley/ui`: goes there without loading the page anew. */
export function AppLink({ href, onClick, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (isForBrowser(event)) return;
        event.preventDefault();
        navigate(href);
      }}
    >
      {children}
    </a>
  );
}
