import type { Conversation } from "@parley/api";
import { Badge, ConversationHeader, IconButton, PresenceLabel } from "@parley/ui";
import PanelRight from "lucide-react/icons/panel-right";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { navigate, useWorkspaceView } from "../../routes/use-place";
import { getPresence, toPersonView } from "../members/names";
import { usePeople } from "../members/use-people";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getConversationName, getOtherId } from "./to-conversation-view";

/** The head of the open conversation; its name opens the details. */
export function ConversationHead({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const shown = useWorkspaceView();
  const isOpen = shown.view === "conversation" && shown.panel === "details";
  const isGroup = conversation.kind === "group";
  const otherId = getOtherId(conversation, people.meId);
  const here = paths.conversation(slug, conversation.id);
  const toggleDetails = () => navigate(isOpen ? here : `${here}?panel=details`);

  return (
    <ConversationHeader
      conversation={{
        id: conversation.id,
        kind: conversation.kind,
        name: getConversationName(conversation, people, t),
        isPrivate: conversation.visibility === "private",
        ...(!isGroup && { person: toPersonView(people, otherId, t) }),
      }}
      subtitle={isGroup ? <GroupSubtitle conversation={conversation} /> : <PersonSubtitle memberId={otherId} />}
      onBack={() => navigate(paths.workspace(slug))}
      onOpenDetails={toggleDetails}
      actions={
        <IconButton
          label={t("conversation.details")}
          icon={<PanelRight aria-hidden="true" size={20} />}
          pressed={isOpen}
          tooltipSide="bottom"
          onClick={toggleDetails}
        />
      }
      labels={{ back: t("common.back"), details: t("conversation.details"), loading: t("conversation.loading") }}
    />
  );
}

function GroupSubtitle({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  return (
    <>
      {conversation.archivedAt !== null && (
        <span className="mr-2">
          <Badge>{t("conversation.archived")}</Badge>
        </span>
      )}
      {t("conversation.members", { count: conversation.memberCount })}
      {conversation.description && ` · ${conversation.description}`}
    </>
  );
}

function PersonSubtitle({ memberId }: { memberId: string }) {
  const { t } = useTranslation();
  const people = usePeople();
  const { locale } = useTimeSettings();
  const now = useNow();
  const presence = people.presences[memberId];
  if (people.members[memberId]?.deactivatedAt != null) return <Badge>{t("people.deactivated")}</Badge>;
  const status = [presence?.emoji, presence?.text].filter(Boolean).join(" ");
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <PresenceLabel
        status={getPresence(people, memberId)}
        lastSeenAt={presence?.lastSeenAt ?? null}
        locale={locale}
        now={now}
        labels={{
          online: t("presence.online"),
          away: t("presence.away"),
          busy: t("presence.busy"),
          offline: t("presence.offline"),
          lastSeen: (ago) => t("presence.lastSeen", { ago }),
        }}
      />
      {status && <span className="truncate">{status}</span>}
    </span>
  );
}
