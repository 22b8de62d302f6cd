import type { Conversation } from "@parley/api";
import { Avatar, Badge, describeStatus } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getOtherId } from "../conversations/to-conversation-view";
import { getName, getPresence, getStatus } from "../members/names";
import { usePeople } from "../members/use-people";

/** The other person of a direct conversation. */
export function DirectDetails({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const people = usePeople();
  const otherId = getOtherId(conversation, people.meId);
  const name = getName(people, otherId, t);
  const status = getStatus(people, otherId);
  const member = people.members[otherId];
  const inactive = member?.deactivatedAt != null;
  return (
    <div className="flex flex-col items-center gap-3 py-4 text-center">
      <Avatar
        id={otherId}
        name={name}
        size={64}
        {...(inactive ? { inactive } : { presence: getPresence(people, otherId) })}
      />
      <div className="flex flex-col items-center gap-1">
        <p className="text-heading font-bold text-balance">{name}</p>
        <p className="flex gap-2">
          {member && <Badge>{t(`roles.${member.role}`)}</Badge>}
          {inactive && <Badge tone="warning">{t("people.deactivated")}</Badge>}
        </p>
        {status && <p className="text-body text-muted">{describeStatus(status)}</p>}
      </div>
    </div>
  );
}
