import { SearchHit, type SearchHitProps } from "../chat/shell/search-hit";
import { Avatar } from "../primitives/avatar";
import type { GalleryEntry } from "./gallery-entry";

const renderHit = (overrides: Partial<SearchHitProps> = {}) => (
  <SearchHit
    href="#hit"
    avatar={<Avatar id="tim" name="Tim Krause" size={32} />}
    title="Tim Krause"
    detail="Lindenstraße 12 · Monday"
    {...overrides}
  />
);

export const searchEntries: GalleryEntry[] = [
  {
    id: "search-hit",
    title: "SearchHit",
    group: "Messages",
    states: [
      {
        name: "message",
        render: () =>
          renderHit({
            snippet: [
              { text: "…ask the neighbour: she has the ", found: false },
              { text: "Schlüssel", found: true },
              { text: " to the cellar, and the second key is in the office", found: false },
            ],
          }),
      },
      { name: "person", render: () => renderHit({ detail: "Person" }) },
      {
        name: "long",
        render: () => renderHit({ snippet: [{ text: "viewing ".repeat(60), found: true }], title: "T".repeat(90) }),
      },
    ],
  },
];
