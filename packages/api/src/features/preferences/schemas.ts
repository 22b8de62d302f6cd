import { z } from "zod";
import { Seq } from "../../ids.js";

/** What a member decided for themselves in one workspace. */
export const Preferences = z.object({
  /** Whether others see what this member has read; who keeps it to themselves sees nothing of others either. */
  shareReceipts: z.boolean(),
  /** The seq of its last change, 0 before the first; clients keep the newer one. */
  rev: Seq,
});
export type Preferences = z.infer<typeof Preferences>;

/** What is left out stays as it is. */
export const PreferencesSetInput = z.strictObject({ shareReceipts: z.boolean().optional() });
export type PreferencesSetInput = z.infer<typeof PreferencesSetInput>;

export const PreferencesOutput = z.object({ preferences: Preferences });
export type PreferencesOutput = z.infer<typeof PreferencesOutput>;
