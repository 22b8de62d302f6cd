import type { ReactNode } from "react";
import { AppLink } from "../../lib/app-link";

/** A link within a sentence. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <AppLink href={href} className="font-semibold text-accent-text underline decoration-from-font underline-offset-2">
      {children}
    </AppLink>
  );
}
