import type { MemberPreferences } from "./schemas.js";

/** What holds for those who never decided anything. */
export const DEFAULT_MEMBER_PREFERENCES: MemberPreferences = {
  shareReceipts: true,
  notifications: { defaultLevel: "all", keywords: [], quietHours: null, language: null, emailDigest: true },
  rev: 0,
};
