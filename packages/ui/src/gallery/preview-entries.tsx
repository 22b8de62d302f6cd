import { PreviewCard, type PreviewCardProps } from "../chat/messages/preview-card";
import type { GalleryEntry } from "./gallery-entry";

const page: PreviewCardProps = {
  url: "https://example.com/lindenstrasse-12",
  title: "Lindenstraße 12: three rooms with a balcony",
  description: "Third floor, 84 m², lift, cellar. Free from the first of March; viewings on Saturdays.",
  site: "Berger Homes",
  labels: { remove: "Remove preview" },
};

export const previewEntries: GalleryEntry[] = [
  {
    id: "preview-card",
    title: "PreviewCard",
    group: "Messages",
    states: [
      { name: "Own", render: () => <PreviewCard {...page} onRemove={() => undefined} /> },
      { name: "Others'", render: () => <PreviewCard {...page} /> },
      { name: "Title only", render: () => <PreviewCard {...page} description="" site="example.com" /> },
      {
        name: "Long",
        render: () => (
          <PreviewCard {...page} title={`${page.title} `.repeat(4)} description={`${page.description} `.repeat(4)} />
        ),
      },
    ],
  },
];
