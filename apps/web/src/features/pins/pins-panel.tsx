import type { Conversation, Pin } from "@parley/api";
import { EmptyState, ErrorState } from "@parley/ui";
import PinIcon from "lucide-react/icons/pin";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { paths } from "../../routes/paths";
import { KeptMessage } from "../keeping/kept-message";
import { useMayPin } from "../keeping/use-keeping";
import { getPeopleOf } from "../members/apply.js";
import { getName } from "../members/names";
import { useFetchUnknown } from "../members/use-fetch-unknown";
import { usePeople } from "../members/use-people";
import { ListSkeleton } from "../shell/list-skeleton";
import { PanelFrame } from "../shell/panel-frame";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

const NONE: readonly Pin[] = [];
const getNamed = ({ message, pinnedBy }: Pin) => ({
  conversationId: message.conversationId,
  memberIds: [pinnedBy, ...getPeopleOf(message)],
});

/** The panel with what is pinned in a conversation. */
export function PinsPanel({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const conversation = useClientState((state) => state.conversations[conversationId]);
  if (!conversation) return null;
  return (
    <PanelFrame title={t("pins.title")} closeTo={paths.conversation(slug, conversationId)}>
      <Pins conversation={conversation} />
    </PanelFrame>
  );
}

function Pins({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const people = usePeople();
  const mayPin = useMayPin(conversation);
  const utils = trpc.useUtils();
  const list = trpc.pins.list.useQuery({ conversationId: conversation.id }, { staleTime: Number.POSITIVE_INFINITY });
  const pins = list.data?.items ?? NONE;
  useFetchUnknown(pins, getNamed);
  const unpin = async (messageId: string) => {
    await client.pins.remove.mutate({ messageId });
    await utils.pins.invalidate();
  };
  if (list.isPending) return <ListSkeleton label={t("common.loading")} />;
  if (list.error && !list.data)
    return (
      <ErrorState
        title={t("pins.errorTitle")}
        description={describeError(t, list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
        labels={{ retry: t("common.retry") }}
      />
    );
  if (pins.length === 0)
    return (
      <EmptyState
        icon={<PinIcon size={24} />}
        title={t("pins.emptyTitle")}
        description={t(mayPin ? "pins.emptyText" : "pins.emptyTextOthers")}
      />
    );
  return (
    <ul className="flex flex-col gap-3">
      {pins.map(({ message, pinnedBy }) => (
        <li key={message.id}>
          <KeptMessage
            message={message}
            note={t("pins.by", { name: getName(people, pinnedBy, t) })}
            removeLabel={t("pins.remove")}
            onRemove={mayPin ? () => unpin(message.id) : undefined}
          />
        </li>
      ))}
    </ul>
  );
}
