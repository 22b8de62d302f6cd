import { Avatar, Dialog, getOptionId, ListBox } from "@parley/ui";
import FileText from "lucide-react/icons/file-text";
import UsersRound from "lucide-react/icons/users-round";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { useOpenDirect } from "../conversations/use-open-direct";
import { useDialogs } from "../shell/use-dialogs";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { findTargets, type Target } from "./find-targets";
import { useTargets } from "./use-targets";

const LIST_ID = "quick-switcher-results";

/** Goes anywhere by a few letters. */
export function QuickSwitcher() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const { close } = useDialogs();
  const openDirect = useOpenDirect();
  const [query, setQuery] = useState("");
  const [activeId, setActiveId] = useState<string>();
  const shown = findTargets(useTargets(query), query);
  const active = shown.find(({ id }) => id === activeId) ?? shown[0];

  const go = ({ kind, id }: Target) => {
    close();
    if (kind === "person") openDirect.mutate(id);
    else navigate(kind === "page" ? id : paths.conversation(slug, id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      const index = shown.findIndex(({ id }) => id === active?.id);
      setActiveId(shown[(index + step + shown.length) % shown.length]?.id);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      go(active);
    }
  };

  return (
    <Dialog open onOpenChange={close} title={t("quickSwitcher.title")} labels={{ close: t("common.close") }}>
      <div className="flex flex-col gap-2 pb-4">
        <input
          type="text"
          role="combobox"
          aria-label={t("quickSwitcher.search")}
          aria-expanded={shown.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={active && getOptionId(LIST_ID, active.id)}
          autoComplete="off"
          spellCheck={false}
          placeholder={t("quickSwitcher.search")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveId(undefined);
          }}
          onKeyDown={onKeyDown}
          className="h-10 rounded-md border border-field bg-raised px-3 text-body outline-offset-0"
        />
        <div className="max-h-96 min-h-60 overflow-y-auto">
          <ListBox
            id={LIST_ID}
            label={t("quickSwitcher.results")}
            items={shown}
            getId={({ id }) => id}
            renderItem={(target) => <TargetRow target={target} />}
            activeId={active?.id}
            onActivate={setActiveId}
            onPick={go}
          />
          <p role="status" className={shown.length === 0 ? "px-2 py-4 text-small text-muted" : "sr-only"}>
            {shown.length === 0 ? t("quickSwitcher.noneFound") : ""}
          </p>
        </div>
      </div>
    </Dialog>
  );
}

function TargetRow({ target }: { target: Target }) {
  const conversation = useClientState((state) => state.conversations[target.id]);
  const icon =
    target.kind === "page" ? (
      <FileText size={14} />
    ) : conversation?.kind === "group" ? (
      <UsersRound size={14} />
    ) : undefined;
  return (
    <>
      <Avatar id={target.id} name={target.name} size={32} {...(icon && { icon })} />
      <span className="min-w-0 flex-1 truncate text-body font-medium">{target.name}</span>
      <span className="text-meta text-muted">{target.detail}</span>
    </>
  );
}
