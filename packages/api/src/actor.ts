import { z } from "zod";
import type { Id } from "./ids.js";

/** What a member may do in a workspace, lowest first. */
export const WORKSPACE_ROLES = ["guest", "member", "admin", "owner"] as const;
// Marked pure, so that browsers get the ladder without zod.
export const WorkspaceRole = /* @__PURE__ */ z.enum(WORKSPACE_ROLES);
export type WorkspaceRole = z.infer<typeof WorkspaceRole>;

/** Whether `role` is at least `least`. */
export function roleAtLeast(role: WorkspaceRole, least: WorkspaceRole): boolean {
  return WORKSPACE_ROLES.indexOf(role) >= WORKSPACE_ROLES.indexOf(least);
}

declare const minted: unique symbol;

/**
 * A member of a workspace whose session has just been checked. Only the server's gate mints one; every service and
 * every query takes it, so nothing can be asked without a workspace and a person.
 */
export interface Actor {
  readonly [minted]: true;
  readonly workspaceId: Id;
  readonly memberId: Id;
  readonly userId: Id;
  readonly sessionId: Id;
  readonly role: WorkspaceRole;
}

/** Somebody signed in, without a workspace. */
export interface Identity {
  readonly [minted]: true;
  readonly userId: Id;
  readonly sessionId: Id;
}
