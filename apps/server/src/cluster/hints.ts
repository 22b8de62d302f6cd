import { z } from "zod";
import type { Topic } from "./bus.js";

const Id = z.uuid();

/** The log of a workspace reaches up to this seq. Lost: the head check finds out within a second (SPEC N1). */
export const HeadHint: Topic<{ workspaceId: string; head: number }> = {
  name: "head",
  body: z.object({ workspaceId: Id, head: z.int().nonnegative() }),
};

/** A session has ended: its connections are to be closed. Lost: the watch over ended sessions finds out (SPEC N4). */
export const SessionEndedHint: Topic<{ sessionId: string }> = {
  name: "session.ended",
  body: z.object({ sessionId: Id }),
};

/** Somebody's place in a workspace changed. Lost: what is remembered of it holds for another second. */
export const MembershipsChangedHint: Topic<{ workspaceId: string }> = {
  name: "memberships.changed",
  body: z.object({ workspaceId: Id }),
};

/** A member may no longer be connected to the workspace. Lost: each node's feed reads it in the log. */
export const MemberClosedHint: Topic<{ workspaceId: string; memberId: string }> = {
  name: "member.closed",
  body: z.object({ workspaceId: Id, memberId: Id }),
};
