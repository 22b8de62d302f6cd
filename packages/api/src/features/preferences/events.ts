import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Preferences } from "./schemas.js";

/** The reader decided something for themselves, on this or another device. */
export const PreferenceChanged = eventOf("preference.changed", { preferences: Preferences });

export const PreferenceEvent = z.discriminatedUnion("type", [PreferenceChanged]);
