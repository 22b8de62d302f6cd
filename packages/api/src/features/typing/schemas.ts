import { z } from "zod";
import { Id } from "../../ids.js";

export const TypingSignalInput = z.strictObject({
  conversationId: Id,
  threadRootId: Id.optional(),
  typing: z.boolean(),
});
export type TypingSignalInput = z.infer<typeof TypingSignalInput>;
