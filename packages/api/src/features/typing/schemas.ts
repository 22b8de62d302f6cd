import { z } from "zod";
import { Id } from "../../ids.js";

export const TypingSignalInput = z.strictObject({ conversationId: Id, typing: z.boolean() });
export type TypingSignalInput = z.infer<typeof TypingSignalInput>;
