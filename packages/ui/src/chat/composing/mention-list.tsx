import AtSign from "lucide-react/icons/at-sign";
import { useEffect, useState } from "react";
import { Avatar } from "../../primitives/avatar";
import { getOptionId, ListBox } from "../../primitives/list-box";
import type { PresenceStatus } from "../../primitives/presence-dot";
import { Skeleton } from "../../primitives/skeleton";
import type { Completion } from "./use-completion";

/** Somebody, or several at once, who can be mentioned. */
export interface MentionOption {
  /** A member's id, or `here` or `everyone`. */
  id: string;
  /** Without the `@`. */
  name: string;
  /** A second line: how many that are, that somebody is not in the group. */
  detail?: string;
  kind: "person" | "broadcast";
  presence?: PresenceStatus;
}

export interface MentionListLabels {
  /** Names the list: "People to mention". */
  people: string;
  loading: string;
  /** Read out when the options change. */
  found(count: number): string;
}

export interface MentionListProps {
  completion: Completion;
  /** Best first. */
  options: readonly MentionOption[];
  loading?: boolean;
  onPick(option: MentionOption): void;
  labels: MentionListLabels;
}

/** Who can be mentioned, steered from the text: arrow keys move, Enter and Tab pick, Escape closes. Nothing without options. */
export function MentionList({ completion, options, loading = false, onPick, labels }: MentionListProps) {
  const [chosen, setChosen] = useState<string>();
  const active = options.find(({ id }) => id === chosen) ?? options[0];
  const { listId, setKeyHandler, setActiveOption } = completion;

  useEffect(() => {
    if (!active) return;
    setKeyHandler((key) => {
      if (key === "Enter" || key === "Tab") {
        onPick(active);
        return true;
      }
      if (key !== "ArrowDown" && key !== "ArrowUp") return false;
      const step = key === "ArrowDown" ? 1 : -1;
      const place = (options.indexOf(active) + step + options.length) % options.length;
      setChosen(options[place]?.id);
      return true;
    });
    setActiveOption(getOptionId(listId, active.id));
    return () => {
      setKeyHandler(undefined);
      setActiveOption(undefined);
    };
  });

  if (options.length === 0 && !loading) return null;
  return (
    <div className="max-h-72 overflow-y-auto rounded-lg border border-line bg-raised p-1 text-body text-ink shadow-pop">
      {options.length === 0 ? (
        <div role="status" aria-label={labels.loading} className="flex items-center gap-3 p-2">
          <Skeleton shape="face" className="size-8" />
          <Skeleton className="h-3 w-40" />
        </div>
      ) : (
        <>
          <ListBox
            id={listId}
            label={labels.people}
            items={options}
            getId={({ id }) => id}
            isSelected={({ id }) => id === active?.id}
            activeId={active?.id}
            onActivate={setChosen}
            onPick={onPick}
            renderItem={(option) => <OptionRow option={option} />}
          />
          <p role="status" className="sr-only">
            {labels.found(options.length)}
          </p>
        </>
      )}
    </div>
  );
}

function OptionRow({ option: { id, name, detail, kind, presence } }: { option: MentionOption }) {
  return (
    <>
      {kind === "person" ? (
        <Avatar id={id} name={name} size={32} {...(presence && { presence })} />
      ) : (
        <span
          aria-hidden="true"
          className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text"
        >
          <AtSign size={18} />
        </span>
      )}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-body font-medium text-ink">{kind === "person" ? name : `@${name}`}</span>
        {detail && <span className="truncate text-meta text-muted">{detail}</span>}
      </span>
    </>
  );
}
