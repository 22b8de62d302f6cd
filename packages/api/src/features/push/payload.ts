import { z } from "zod";
import { Id } from "../../ids.js";

/** What a service worker is sent, encrypted for it alone. It shows it without asking anybody, also without a network. */
export const PushPayload = z.object({
  /** Of the notification: what is shown under it takes the place of what was. */
  id: Id,
  title: z.string(),
  /** Empty where there are no words. */
  body: z.string(),
  /** What to open, a path of the web app. */
  path: z.string(),
  /** Notifications that this device may still show, though they have been dismissed elsewhere. */
  dismissed: z.array(Id),
});
export type PushPayload = z.infer<typeof PushPayload>;
