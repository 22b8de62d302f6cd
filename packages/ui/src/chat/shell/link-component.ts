import type { AnchorHTMLAttributes, ComponentType, Ref } from "react";

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  ref?: Ref<HTMLAnchorElement>;
}

/** How links are made: the app passes its router's, this package only knows `<a>`. */
export type LinkComponent = ComponentType<LinkProps> | "a";
