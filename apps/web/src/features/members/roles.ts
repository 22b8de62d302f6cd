import type { WorkspaceRole } from "@parley/api";
import type { Translate } from "../../lib/i18n/texts";

/** The roles of a workspace in the order they are offered: the one that is mostly meant first. */
export const ROLES: readonly WorkspaceRole[] = ["member", "guest", "admin", "owner"];

/** What a role may do, in one sentence. */
export function getRoleHint(role: WorkspaceRole, t: Translate): string {
  const hints: Record<WorkspaceRole, string> = {
    owner: t("people.roleHintOwner"),
    admin: t("people.roleHintAdmin"),
    member: t("people.roleHintMember"),
    guest: t("people.roleHintGuest"),
  };
  return hints[role];
}
