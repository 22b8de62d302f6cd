import { z } from "zod";
import { Id, Instant } from "../../ids.js";
import { SharedMessage } from "../messages/schemas.js";

/** A message that the members of its conversation keep at hand, and who pinned it. */
export const Pin = z.object({ message: SharedMessage, pinnedBy: Id, pinnedAt: Instant });
export type Pin = z.infer<typeof Pin>;

export const PinInput = z.strictObject({ messageId: Id });
export type PinInput = z.infer<typeof PinInput>;
export const PinOutput = z.object({ pin: Pin });

export const PinsListInput = z.strictObject({ conversationId: Id });
export type PinsListInput = z.infer<typeof PinsListInput>;
/** All of them: there are at most `LIMITS.pinsPerConversation`. Pinned last comes first. */
export const PinsListOutput = z.object({ items: z.array(Pin), nextCursor: z.null() });
export type PinsListOutput = z.infer<typeof PinsListOutput>;
