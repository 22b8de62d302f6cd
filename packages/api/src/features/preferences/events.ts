import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id } from "../../ids.js";
import { ConversationPreferences } from "../conversations/schemas.js";
import { MemberPreferences } from "./schemas.js";

/** What the reader decided for themselves in the whole workspace. */
export const MemberPreferenceChanged = eventOf("preference.changed", {
  scope: z.literal("member"),
  preferences: MemberPreferences,
});

/** How the reader wants to have one conversation. */
export const ConversationPreferenceChanged = eventOf("preference.changed", {
  scope: z.literal("conversation"),
  conversationId: Id,
  preferences: ConversationPreferences,
});

/** Told to nobody but the member whose preferences they are, on this or another device; `scope` tells which. */
export const PreferenceEvent = z.discriminatedUnion("scope", [MemberPreferenceChanged, ConversationPreferenceChanged]);
