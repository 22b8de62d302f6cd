import { z } from "zod";
import { Id, Instant } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { page, pageInput } from "../../pagination.js";
import { SharedMessage } from "../messages/schemas.js";

/** A message somebody keeps for themselves. */
export const SavedMessage = z.object({ message: SharedMessage, savedAt: Instant });
export type SavedMessage = z.infer<typeof SavedMessage>;

export const SavedInput = z.strictObject({ messageId: Id });
export type SavedInput = z.infer<typeof SavedInput>;
export const SavedOutput = z.object({ saved: SavedMessage });

/** With `conversationId` only what was written there. */
export const SavedListInput = z
  .strictObject({ conversationId: Id.optional(), ...pageInput(LIMITS.page.saved) })
  .prefault({});
export type SavedListInput = z.infer<typeof SavedListInput>;
export const SavedListOutput = page(SavedMessage);
