import { useEffect, useRef, useState } from "react";
import type { MessageRow } from "./build-message-rows";

/** Messages that come within this many milliseconds are told together. */
const collectMs = 1000;

export interface AnnouncerLabels {
  /** "Jana Roth: See you at ten" */
  newMessage(author: string, text: string): string;
  /** "4 new messages" */
  newMessages(count: number): string;
}

/**
 * The sentence for screen readers on messages that others just wrote at the end. The log itself is silent: as a live
 * region it would read out every older page that is loaded.
 */
export function useMessageAnnouncer(rows: readonly MessageRow[], labels: AnnouncerLabels): string {
  const [sentence, setSentence] = useState("");
  const lastKey = useRef(rows.at(-1)?.message.key);
  const waiting = useRef<MessageRow[]>([]);
  const texts = useRef(labels);
  texts.current = labels;

  useEffect(() => {
    const known = rows.findIndex((row) => row.message.key === lastKey.current);
    lastKey.current = rows.at(-1)?.message.key;
    if (known < 0) return;
    waiting.current.push(...rows.slice(known + 1).filter((row) => !row.message.own && row.message.kind === "text"));
    if (waiting.current.length === 0) return;
    const timer = setTimeout(() => {
      const [first, ...more] = waiting.current;
      waiting.current = [];
      if (!first) return;
      const { newMessage, newMessages } = texts.current;
      setSentence(
        more.length === 0 ? newMessage(first.message.author.name, first.message.text) : newMessages(more.length + 1),
      );
    }, collectMs);
    return () => clearTimeout(timer);
  }, [rows]);

  return sentence;
}
