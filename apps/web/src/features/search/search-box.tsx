import { LIMITS } from "@parley/api";
import { getOptionId } from "@parley/ui";
import Search from "lucide-react/icons/search";
import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate, useWorkspaceView } from "../../routes/use-place";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import type { Suggestion } from "./suggest";

const SearchSuggestions = lazy(() =>
  import("./search-suggestions").then((module) => ({ default: module.SearchSuggestions })),
);

/** What the search box is known by, for the key that leads there. */
export const SEARCH_BOX_ID = "search";

export interface SearchBoxProps {
  id?: string;
  /** Whether the page is there to type in it. */
  autoFocus?: boolean;
}

/** Takes what to search for, with filters, people and conversations offered while typing; Enter shows what was found. */
export function SearchBox({ id, autoFocus = false }: SearchBoxProps) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const listId = useId();
  const shown = useWorkspaceView();
  const searched = shown.view === "search" ? shown.text : "";
  const [text, setText] = useState(searched);
  const [isOpen, setIsOpen] = useState(false);
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [activeId, setActiveId] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(searched), [searched]);
  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, [autoFocus]);
  const active = isOpen ? suggestions.find(({ id }) => id === activeId) : undefined;

  const change = (next: string) => {
    setText(next);
    setActiveId(undefined);
    setIsOpen(true);
  };
  const search = (asked: string) => {
    setIsOpen(false);
    if (asked.trim() === "") return;
    const type = shown.view === "search" ? shown.type : "all";
    navigate(paths.search(slug, asked.trim(), type));
  };
  const pick = (suggestion: Suggestion) => {
    setText(suggestion.text);
    setActiveId(undefined);
    if (suggestion.kind === "search" || suggestion.kind === "recent") search(suggestion.text);
    else box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && suggestions.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      const index = suggestions.findIndex(({ id }) => id === active?.id);
      const next = index < 0 ? (step > 0 ? 0 : suggestions.length - 1) : index + step;
      setActiveId(suggestions[(next + suggestions.length) % suggestions.length]?.id);
    } else if (event.key === "Enter") {
      if (!active) return;
      event.preventDefault();
      pick(active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setIsOpen(false);
    }
  };
  return (
    <search>
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          search(text);
        }}
      >
        <Search aria-hidden="true" size={16} className="pointer-events-none absolute top-3 left-3 text-muted" />
        <input
          ref={box}
          id={id}
          type="search"
          aria-label={t("search.box")}
          aria-keyshortcuts="Control+Shift+F Meta+Shift+F"
          aria-controls={isOpen && suggestions.length > 0 ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={active && getOptionId(listId, active.id)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={LIMITS.searchQuery.max}
          placeholder={t("search.box")}
          value={text}
          onChange={(event) => change(event.target.value)}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
          className="h-10 w-full rounded-md border border-field bg-raised pr-3 pl-9 text-body outline-offset-0"
        />
        {isOpen && (
          <Suspense>
            <SearchSuggestions
              listId={listId}
              typed={text}
              activeId={active?.id}
              onActivate={setActiveId}
              onPick={pick}
              onChange={setSuggestions}
            />
          </Suspense>
        )}
      </form>
    </search>
  );
}
