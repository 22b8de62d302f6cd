import type { SharedMessage } from "@parley/api";
import { Button, MessageCard } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AppLink } from "../../lib/app-link";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTimeSettings } from "../../lib/use-time-settings";
import { toPersonView } from "../members/names";
import { usePeople } from "../members/use-people";
import { getMessagePath } from "../messages/get-message-path";
import { MessageText } from "../messages/message-text";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";

export interface KeptMessageProps {
  message: SharedMessage;
  /** Where it was written, where that is not plain from the place. */
  place?: ReactNode;
  /** Who keeps it here. */
  note?: ReactNode;
  /** What is done to let it go: "Unpin". */
  removeLabel: string;
  /** Lets it go; missing for those who may not. */
  onRemove?: (() => Promise<void>) | undefined;
}

/** A message in a list of kept ones: leads to where it was written, and can be let go. */
export function KeptMessage({ message, place, note, removeLabel, onRemove }: KeptMessageProps) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const time = useTimeSettings();
  const remove = useMutation({
    mutationFn: async () => onRemove?.(),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  return (
    <MessageCard
      author={toPersonView(people, message.authorId, t)}
      createdAt={message.createdAt}
      place={place}
      note={note}
      actions={
        <>
          <AppLink
            href={getMessagePath(slug, message)}
            className="inline-flex h-8 items-center rounded-md px-2.5 text-small font-medium text-accent-text hover:bg-hover"
          >
            {t("keeping.show")}
          </AppLink>
          {onRemove && (
            <Button size="small" variant="ghost" pending={remove.isPending} onClick={() => remove.mutate()}>
              {removeLabel}
            </Button>
          )}
        </>
      }
      {...time}
    >
      <MessageText text={message.text} />
    </MessageCard>
  );
}
