import type { SearchQueryOutput } from "@parley/api";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { ConversationHit } from "./conversation-hit";
import { MessageHit } from "./message-hit";
import { PersonHit } from "./person-hit";

/** What was found, by kind; the arrow keys step through all of it. */
export function SearchResults({ found }: { found: SearchQueryOutput }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const own = new Set(found.conversations.map(({ id }) => id));
  // A group one is in is a conversation already.
  const groups = found.groups.filter(({ id }) => !own.has(id));
  useEffect(() => {
    const results = list.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = [...(results?.querySelectorAll<HTMLElement>("a") ?? [])];
      const next = links[links.indexOf(document.activeElement as HTMLElement) + (step ?? 0)];
      if (step === undefined || !next) return;
      event.preventDefault();
      next.focus();
    };
    results?.addEventListener("keydown", onKeyDown);
    return () => results?.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div ref={list} className="flex flex-col gap-6">
      <Hits title={t("search.people")}>
        {found.people.map((person) => (
          <PersonHit key={person.id} person={person} />
        ))}
      </Hits>
      <Hits title={t("search.conversations")}>
        {found.conversations.map((conversation) => (
          <ConversationHit key={conversation.id} conversation={conversation} joined />
        ))}
      </Hits>
      <Hits title={t("search.groups")}>
        {groups.map((group) => (
          <ConversationHit key={group.id} conversation={group} joined={group.joined} />
        ))}
      </Hits>
      <Hits title={t("search.messages")}>
        {found.messages.map((message) => (
          <MessageHit key={message.id} message={message} />
        ))}
      </Hits>
    </div>
  );
}

function Hits({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="px-2 text-small font-bold text-muted">{title}</h3>
      <ul aria-label={title} className="flex flex-col">
        {children}
      </ul>
    </section>
  );
}
