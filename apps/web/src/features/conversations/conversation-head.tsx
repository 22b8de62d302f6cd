import type { Conversation } from "@parley/api";
import { Badge, ConversationHeader, describeStatus, formatTime, IconButton, PresenceLabel } from "@parley/ui";
import PanelRight from "lucide-react/icons/panel-right";
import Pin from "lucide-react/icons/pin";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import type { NamedPanel } from "../../routes/place";
import { navigate, useWorkspaceView } from "../../routes/use-place";
import { getPresence, getStatus, toPersonView } from "../members/names";
import { usePeople } from "../members/use-people";
import { usePins } from "../pins/use-pins";
import { useAskedPresences } from "../presence/use-asked-presences";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getConversationName, getOtherId } from "./to-conversation-view";

/** Later ends are not told: an hour and a minute would say the wrong day. */
const DAY_MS = 24 * 3_600_000;

/** The head of the open conversation; its name opens the details. */
export function ConversationHead({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const shown = useWorkspaceView();
  const panel = shown.view === "conversation" ? shown.panel : undefined;
  const pinCount = usePins(conversation.id)?.length ?? 0;
  const isGroup = conversation.kind === "group";
  const otherId = getOtherId(conversation, people.meId);
  const here = paths.conversation(slug, conversation.id);
  const toggle = (wanted: NamedPanel) => navigate(panel === wanted ? here : `${here}?panel=${wanted}`);
  const toggleDetails = () => toggle("details");

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
        <>
          <IconButton
            label={pinCount === 0 ? t("pins.title") : t("pins.count", { count: pinCount })}
            icon={<Pin aria-hidden="true" size={20} />}
            pressed={panel === "pins"}
            tooltipSide="bottom"
            onClick={() => toggle("pins")}
          />
          <IconButton
            label={t("conversation.details")}
            icon={<PanelRight aria-hidden="true" size={20} />}
            pressed={panel === "details"}
            tooltipSide="bottom"
            onClick={toggleDetails}
          />
        </>
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
  const time = useTimeSettings();
  const now = useNow();
  useAskedPresences([memberId]);
  const presence = people.presences[memberId];
  if (people.members[memberId]?.deactivatedAt != null) return <Badge>{t("people.deactivated")}</Badge>;
  const status = getStatus(people, memberId);
  const isToday = presence?.until && Date.parse(presence.until) - now.getTime() < DAY_MS;
  const end = presence?.until && isToday ? t("presence.until", { time: formatTime(presence.until, time) }) : undefined;
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <PresenceLabel
        status={getPresence(people, memberId)}
        lastSeenAt={presence?.lastSeenAt ?? null}
        locale={time.locale}
        now={now}
        labels={{
          online: t("presence.online"),
          away: t("presence.away"),
          busy: t("presence.busy"),
          offline: t("presence.offline"),
          lastSeen: (ago) => t("presence.lastSeen", { ago }),
        }}
      />
      {status && <span className="truncate">{describeStatus(status)}</span>}
      {end && (status || presence?.status === "dnd") && <span className="shrink-0">{end}</span>}
    </span>
  );
}
