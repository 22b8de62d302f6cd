import { type DirectoryMember, roleAtLeast } from "@parley/api";
import { Avatar, Badge, IconButton, Menu } from "@parley/ui";
import Ellipsis from "lucide-react/icons/ellipsis";
import MessageSquare from "lucide-react/icons/message-square";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useOpenDirect } from "../conversations/use-open-direct";
import { PersonStatus } from "../presence/person-status";
import { useClientState } from "../workspaces/workspace-context";
import { getPresence } from "./names";
import { useReactivate } from "./use-reactivate";

const ChangeRoleDialog = lazy(() =>
  import("./change-role-dialog").then((module) => ({ default: module.ChangeRoleDialog })),
);
const DeactivateDialog = lazy(() =>
  import("./deactivate-dialog").then((module) => ({ default: module.DeactivateDialog })),
);

export interface PersonRowProps {
  person: DirectoryMember;
  /** The reader is an admin; what they may do still depends on both roles. */
  mayManage: boolean;
}

/** One person of the directory. */
export function PersonRow({ person, mayManage }: PersonRowProps) {
  const { t } = useTranslation();
  const meId = useClientState((state) => state.meId);
  const ownRole = useClientState((state) => state.workspace.role);
  const presences = useClientState((state) => state.presences);
  const openDirect = useOpenDirect();
  const reactivate = useReactivate();
  const [dialog, setDialog] = useState<"role" | "deactivate">();
  const isActive = person.deactivatedAt === null;
  const isMe = person.id === meId;
  const mayAct = mayManage && roleAtLeast(ownRole, person.role);

  return (
    <li className="flex min-h-16 items-center gap-3 py-2">
      <Avatar
        id={person.id}
        name={person.name}
        {...(isActive ? { presence: getPresence({ presences }, person.id) } : { inactive: true })}
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="truncate font-semibold">{person.name}</span>
          <PersonStatus memberId={person.id} />
          {isMe && <span className="text-small text-muted">({t("common.you")})</span>}
          {person.role !== "member" && (
            <Badge tone={person.role === "guest" ? "neutral" : "accent"}>{t(`roles.${person.role}`)}</Badge>
          )}
          {!isActive && <Badge tone="warning">{t("people.deactivated")}</Badge>}
        </p>
        {person.email && <p className="truncate text-small text-muted">{person.email}</p>}
      </div>
      {isActive && (
        <IconButton
          label={t("people.message", { name: person.name })}
          icon={<MessageSquare aria-hidden="true" size={18} />}
          onClick={() => openDirect.mutate(person.id)}
        />
      )}
      {mayAct && (
        <Menu
          groups={[
            isActive
              ? [
                  { id: "role", label: t("people.changeRole"), onSelect: () => setDialog("role") },
                  {
                    id: "deactivate",
                    label: t("people.deactivate"),
                    danger: true,
                    onSelect: () => setDialog("deactivate"),
                  },
                ]
              : [
                  {
                    id: "reactivate",
                    label: t("people.reactivate"),
                    onSelect: () => reactivate.mutate({ memberId: person.id }),
                  },
                ],
          ]}
        >
          {(trigger) => (
            <IconButton
              {...trigger}
              label={t("people.actions", { name: person.name })}
              icon={<Ellipsis aria-hidden="true" size={18} />}
            />
          )}
        </Menu>
      )}
      <Suspense>
        {dialog === "role" && <ChangeRoleDialog person={person} onClose={() => setDialog(undefined)} />}
        {dialog === "deactivate" && <DeactivateDialog person={person} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </li>
  );
}
