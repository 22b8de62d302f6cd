/** Web and mail addresses; a closing bracket, quote or full stop after one does not belong to it. */
const addressPattern = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]}»“”]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;

export interface TextPart {
  text: string;
  /** Where it begins in the whole. */
  start: number;
  /** Set for an address. Only http, https and mailto. */
  href?: string;
}

/** Cuts a text into plain parts and addresses; together the parts are the text. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(addressPattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), start: end });
    const address = match[0];
    parts.push({ text: address, start: match.index, href: /^https?:/iu.test(address) ? address : `mailto:${address}` });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), start: end });
  return parts;
}

export interface LinkedTextProps {
  text: string;
}

/** A plain text: empty lines make paragraphs, line breaks stay, addresses become links. */
export function LinkedText({ text }: LinkedTextProps) {
  let offset = 0;
  const paragraphs = text.split(/\n{2,}/u).map((paragraph) => {
    const start = offset;
    offset += paragraph.length + 1;
    return { start, parts: splitLinks(paragraph) };
  });
  return paragraphs.map(({ start, parts }) => (
    <p key={start} className="whitespace-pre-wrap wrap-anywhere not-last:mb-2">
      {parts.map((part) =>
        part.href ? (
          <a
            key={part.start}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent-text underline decoration-from-font underline-offset-2 hover:decoration-2"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  ));
}
