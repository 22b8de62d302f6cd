import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id, Seq } from "../../ids.js";
import { ThreadState, ThreadSummary } from "./schemas.js";

const { threadRev: _, ...summary } = ThreadSummary.shape;

/** Somebody replied, or a reply was deleted. All of it is absolute: applying it twice does no harm. */
export const ThreadChanged = eventOf("thread.changed", {
  conversationId: Id,
  rootId: Id,
  /** The place of the root: whoever may not read that far back is not told (SPEC W8). */
  rootSeq: Seq,
  ...summary,
});
export type ThreadChanged = z.infer<typeof ThreadChanged>;

const standing = { conversationId: Id, thread: ThreadState };
/** The reader follows the thread now, by their own doing or since they have a part in it. For them alone. */
export const ThreadFollowed = eventOf("thread.followed", standing);
export const ThreadUnfollowed = eventOf("thread.unfollowed", standing);

export const ThreadEvent = z.discriminatedUnion("type", [ThreadChanged, ThreadFollowed, ThreadUnfollowed]);
