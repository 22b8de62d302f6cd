import type { Conversation, GroupStanding } from "@parley/api";
import { Button, ErrorState } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { ListMore } from "../shell/list-more";
import { ListSkeleton } from "../shell/list-skeleton";
import { GroupMemberRow } from "./group-member-row";
import { useGroupMembers } from "./use-group-members";

export interface GroupMembersProps {
  conversation: Conversation;
  /** The reader's own. */
  standing: GroupStanding;
  /** There only if the reader may add people. */
  onAdd?(): void;
}

/** Who is in a group. */
export function GroupMembers({ conversation, standing, onAdd }: GroupMembersProps) {
  const { t } = useTranslation();
  const list = useGroupMembers(conversation.id);
  return (
    <section className="flex flex-col gap-2">
      <header className="flex items-center justify-between gap-2">
        <h3 className="text-small font-bold text-muted">
          {t("group.members")} · {conversation.memberCount}
        </h3>
        {onAdd && (
          <Button size="small" onClick={onAdd}>
            {t("group.addMembers")}
          </Button>
        )}
      </header>
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && list.items.length === 0 && (
        <ErrorState
          title={t("group.membersError")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      <ul className="flex flex-col">
        {list.items.map((groupMember) => (
          <GroupMemberRow
            key={groupMember.member.id}
            conversation={conversation}
            groupMember={groupMember}
            standing={standing}
          />
        ))}
      </ul>
      <ListMore list={list} size="small" />
    </section>
  );
}
