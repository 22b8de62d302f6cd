import type { Message } from "@parley/api";
import { Avatar, ErrorState } from "@parley/ui";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useListPages } from "../../lib/use-list-pages";
import { getName } from "../members/names";
import { receiveMembers } from "../members/receive-members.js";
import { usePeople } from "../members/use-people";
import { ListMore } from "../shell/list-more";
import { ListSkeleton } from "../shell/list-skeleton";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** Who has read a message, page by page; asked of the server when it opens. */
export function ReadersPanel({ message }: { message: Pick<Message, "id"> }) {
  const { t } = useTranslation();
  const { client, store } = useWorkspaceSession();
  const people = usePeople();
  const { shareReceipts } = useClientState((state) => state.preferences);
  const [count, setCount] = useState(0);
  const list = useListPages(["readers", message.id, shareReceipts], async (cursor) => {
    const page = await client.receipts.readers.query({ messageId: message.id, cursor });
    const known = store.get().members;
    const memberIds = page.items.map(({ memberId }) => memberId).filter((id) => known[id] === undefined);
    if (memberIds.length > 0) {
      const found = await client.members.get.query({ memberIds });
      store.update((state) => receiveMembers(state, found.members));
    }
    setCount(page.count);
    return page;
  });

  return (
    <div className="flex w-70 max-w-full flex-col gap-2 p-3">
      <h3 className="text-small font-bold">{count > 0 ? t("receipts.readBy", { count }) : t("receipts.readers")}</h3>
      {!shareReceipts && <p className="text-small text-muted">{t("receipts.off")}</p>}
      {shareReceipts && list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && list.items.length === 0 && (
        <ErrorState
          title={t("receipts.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {shareReceipts && !list.isPending && !list.error && list.items.length === 0 && (
        <p className="text-small text-muted">{t("receipts.nobody")}</p>
      )}
      <ul className="flex flex-col gap-1" aria-label={t("receipts.readers")}>
        {list.items.map(({ memberId }) => (
          <li key={memberId} className="flex min-h-8 items-center gap-2">
            <Avatar id={memberId} name={getName(people, memberId, t)} size={24} />
            <span className="truncate">{getName(people, memberId, t)}</span>
          </li>
        ))}
      </ul>
      <ListMore list={list} />
    </div>
  );
}
