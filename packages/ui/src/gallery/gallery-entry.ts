import type { ReactNode } from "react";

/** One look of a component. */
export interface GalleryState {
  /** "Long text", "Disabled". Unique within its entry. */
  name: string;
  render(): ReactNode;
}

/** A component of this package in every state. */
export interface GalleryEntry {
  /** kebab-case, the file's name; stable, since screenshots are named after it. */
  id: string;
  title: string;
  group: "Primitives" | "Forms" | "Overlays" | "Conversations" | "Messages" | "Layout";
  states: readonly GalleryState[];
}
