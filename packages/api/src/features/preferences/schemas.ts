import { z } from "zod";
import { Seq } from "../../ids.js";
import { NotificationPreferences, NotificationPreferencesInput } from "./notification-preferences.js";

/** What a member decided for themselves in one workspace. */
export const MemberPreferences = z.object({
  /** Whether others see what this member has read; who keeps it to themselves sees nothing of others either. */
  shareReceipts: z.boolean(),
  notifications: NotificationPreferences,
  /** The seq of its last change, 0 before the first; clients keep the newer one. */
  rev: Seq,
});
export type MemberPreferences = z.infer<typeof MemberPreferences>;

/** What is left out stays as it is. */
export const PreferencesSetInput = z.strictObject({
  shareReceipts: z.boolean().optional(),
  notifications: NotificationPreferencesInput.optional(),
});
export type PreferencesSetInput = z.infer<typeof PreferencesSetInput>;

export const PreferencesOutput = z.object({ preferences: MemberPreferences });
export type PreferencesOutput = z.infer<typeof PreferencesOutput>;
