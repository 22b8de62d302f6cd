import type { Actor } from "@parley/api/server";

/** Whom a rule is asked about: an actor, or a member for whom a job does what they told it to. */
export type MemberKey = Pick<Actor, "workspaceId" | "memberId">;
