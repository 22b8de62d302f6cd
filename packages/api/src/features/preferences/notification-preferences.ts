import { z } from "zod";
import { LIMITS } from "../../limits.js";
import { singleLine } from "../../text.js";
import { TimeZone } from "../../time-zone.js";
import { NotificationLevel } from "../conversations/schemas.js";
import { MESSAGE_LANGUAGES } from "./message-languages.js";

const MessageLanguage = z.enum(MESSAGE_LANGUAGES);

/** A time of day, `00:00` to `23:59`. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "ILL_FORMED_TIME");

/** When a member wants no device to make itself heard. */
export const QuietHours = z.strictObject({
  /** The days on which they begin, 1 for Monday to 7 for Sunday. */
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, "REPEATED"),
  from: TimeOfDay,
  /** On the next day where it is not later than `from`. */
  to: TimeOfDay,
  timeZone: TimeZone,
});
export type QuietHours = z.infer<typeof QuietHours>;

/** What a member is told of, and when. */
export const NotificationPreferences = z.object({
  /** The level of groups they come into from now on. */
  defaultLevel: NotificationLevel,
  /** Words of which they are told wherever they stand, in any case of letters. */
  keywords: z.array(z.string()),
  /** `null` for none. */
  quietHours: QuietHours.nullable(),
  /** What they are written to in; `null` until they or their first device have said, which is English. */
  language: MessageLanguage.nullable(),
  /** Whether what stays unread comes by mail. */
  emailDigest: z.boolean(),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

/** What is left out stays as it is. */
export const NotificationPreferencesInput = z.strictObject({
  defaultLevel: NotificationLevel.optional(),
  keywords: z
    .array(singleLine(LIMITS.keyword).refine((word) => /[\p{L}\p{N}]/u.test(word), "NO_LETTERS"))
    .max(LIMITS.keywords)
    .optional(),
  quietHours: QuietHours.nullish(),
  language: MessageLanguage.optional(),
  emailDigest: z.boolean().optional(),
});
export type NotificationPreferencesInput = z.infer<typeof NotificationPreferencesInput>;
