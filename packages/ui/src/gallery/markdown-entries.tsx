import { MessageCard } from "../chat/messages/message-card";
import { CodeBlock } from "../markdown/code-block";
import { FormattedText } from "../markdown/formatted-text";
import { MarkdownText } from "../markdown/markdown-text";
import { ScrollBox } from "../markdown/scroll-box";
import { Button } from "../primitives/button";
import { former, galleryTime, jana } from "./fixtures";
import type { GalleryEntry } from "./gallery-entry";
import { markdownContext } from "./markdown-fixtures";

const everything = `# Viewing on Saturday

**Three** flats, *two* families, ~~one~~ key. <@00000000-0000-4000-8000-000000000001> and <@00000000-0000-4000-8000-000000000002> show them. :house:

> Please ring twice.

1. Meet the caretaker
2. Take photos
   - kitchen
   - balcony

- [x] keys
- [ ] energy certificate

| Flat | Rooms | Rent |
|:-----|:-----:|-----:|
| Lindenstraße 14 | 3 | 900 € |
| Am Markt 2 | 2 | 740 € |

\`\`\`ts
// What it costs in a year
const rent = months.reduce((sum, { cold, warm }) => sum + cold + warm, 0);
\`\`\`

See [the file](https://portal.example/14) or https://portal.example, path \`/objects/14\`.

---`;

const renderMarkdown = (text: string) => (
  <div className="max-w-184 text-body text-ink">
    <MarkdownText text={text} plainText={text} context={markdownContext} />
  </div>
);

export const markdownEntries: GalleryEntry[] = [
  {
    id: "formatted-text",
    title: "FormattedText",
    group: "Messages",
    states: [
      {
        name: "Plain",
        render: () => <FormattedText text="The keys are with the caretaker." context={markdownContext} />,
      },
      { name: "With markup", render: () => <FormattedText text="The **keys** are there." context={markdownContext} /> },
    ],
  },
  {
    id: "markdown-text",
    title: "MarkdownText",
    group: "Messages",
    states: [
      { name: "Everything", render: () => renderMarkdown(everything) },
      { name: "Wide table", render: () => renderMarkdown(`|${"Column |".repeat(20)}\n|${"---|".repeat(20)}`) },
      { name: "Nested too deeply", render: () => renderMarkdown(`${"> ".repeat(60)}deep`) },
    ],
  },
  {
    id: "code-block",
    title: "CodeBlock",
    group: "Messages",
    states: [
      {
        name: "Code",
        render: () => <CodeBlock code={'{ "rent": 900 }'} language="json" labels={markdownContext.labels} />,
      },
      {
        name: "Wide",
        render: () => <CodeBlock code={"wide ".repeat(60)} language="" labels={markdownContext.labels} />,
      },
    ],
  },
  {
    id: "message-card",
    title: "MessageCard",
    group: "Messages",
    states: [
      {
        name: "Pinned",
        render: () => (
          <MessageCard
            {...galleryTime}
            author={jana}
            createdAt="2026-11-21T09:12:00Z"
            note="Pinned by Tim Krause"
            actions={
              <Button size="small" variant="ghost">
                Unpin
              </Button>
            }
          >
            <FormattedText text="The keys are with the caretaker." context={markdownContext} />
          </MessageCard>
        ),
      },
      {
        name: "Saved",
        render: () => (
          <MessageCard
            {...galleryTime}
            author={former}
            createdAt="2026-11-21T09:12:00Z"
            place="Viewings on Saturdays and public holidays"
          >
            <FormattedText text="The keys are with the caretaker." context={markdownContext} />
          </MessageCard>
        ),
      },
    ],
  },
  {
    id: "scroll-box",
    title: "ScrollBox",
    group: "Messages",
    states: [
      { name: "Fits", render: () => <ScrollBox label="Table">Fits</ScrollBox> },
      {
        name: "Too large",
        render: () => (
          <ScrollBox label="List" className="max-h-12">
            <ul>
              {["Keys", "Photos", "Energy certificate"].map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </ScrollBox>
        ),
      },
    ],
  },
];
