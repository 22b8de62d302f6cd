import type { Completion, WritingAids } from "@parley/ui";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getName } from "../members/names";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { createWrittenForm } from "./create-written-form";

const MentionCompletion = lazy(() =>
  import("./mention-completion").then((module) => ({ default: module.MentionCompletion })),
);

/** What helps to mention people in a text for a conversation, or with `threadRootId` for a reply in that thread. */
export function useMentioning(place: { conversationId: string; threadRootId?: string }): Required<WritingAids> {
  const { t } = useTranslation();
  const { store } = useWorkspaceSession();
  const { conversationId, threadRootId } = place;
  const [form] = useState(() =>
    createWrittenForm((target) =>
      target === "here" || target === "everyone" ? t(`mentions.${target}`) : getName(store.get(), target, t),
    ),
  );
  const renderCompletion = useCallback(
    (completion: Completion) => (
      <Suspense>
        <MentionCompletion
          completion={completion}
          conversationId={conversationId}
          threadRootId={threadRootId}
          form={form}
        />
      </Suspense>
    ),
    [conversationId, threadRootId, form],
  );
  return { form, renderCompletion };
}
