import { ListBox } from "@parley/ui";
import Filter from "lucide-react/icons/filter";
import History from "lucide-react/icons/history";
import MessagesSquare from "lucide-react/icons/messages-square";
import Search from "lucide-react/icons/search";
import UserRound from "lucide-react/icons/user-round";
import { useEffect, useMemo } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getConversationName, sortConversations } from "../conversations/to-conversation-view";
import { usePeople } from "../members/use-people";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { recentSearches } from "./recent-searches";
import { type Suggestion, suggest } from "./suggest";

export interface SearchSuggestionsProps {
  listId: string;
  typed: string;
  activeId: string | undefined;
  onActivate(id: string): void;
  onPick(suggestion: Suggestion): void;
  /** What can be stepped through now. */
  onChange(suggestions: readonly Suggestion[]): void;
}

const icons = { search: Search, recent: History, filter: Filter, person: UserRound, conversation: MessagesSquare };

/** Below the search box: how to go on with what was typed. */
export function SearchSuggestions({ listId, typed, onChange, ...list }: SearchSuggestionsProps) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const known = useClientState((state) => state.conversations);
  const suggestions = useMemo(() => {
    const conversations = sortConversations(Object.values(known)).map((conversation) => ({
      id: conversation.id,
      name: getConversationName(conversation, people, t),
    }));
    const names = { people: Object.values(people.members), conversations };
    return suggest(typed, names, recentSearches.list(slug));
  }, [typed, known, people, slug, t]);
  useEffect(() => onChange(suggestions), [onChange, suggestions]);
  const hints: Record<string, string> = {
    "from:": t("search.filterFrom"),
    "in:": t("search.filterIn"),
    "before:": t("search.filterBefore"),
    "after:": t("search.filterAfter"),
    "has:link": t("search.filterHas"),
  };
  return (
    <div className="absolute inset-x-0 top-11 z-20 max-h-96 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop">
      <ListBox
        {...list}
        id={listId}
        label={t("search.suggestions")}
        items={suggestions}
        getId={({ id }) => id}
        renderItem={({ kind, name }) => {
          const Icon = icons[kind];
          return (
            <>
              <Icon aria-hidden="true" size={16} className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate text-small">
                {kind === "search" ? t("search.searchFor", { text: name }) : name}
              </span>
              {kind === "filter" && <span className="truncate text-meta text-muted">{hints[name]}</span>}
            </>
          );
        }}
      />
    </div>
  );
}
