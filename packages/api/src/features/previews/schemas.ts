import { z } from "zod";
import { Id } from "../../ids.js";

/** What the page behind a link says of itself, as the server found it. No picture: nobody's browser asks a stranger's server. */
export const LinkPreview = z.object({
  url: z.string(),
  title: z.string(),
  /** Empty where the page says nothing. */
  description: z.string(),
  site: z.string(),
});
export type LinkPreview = z.infer<typeof LinkPreview>;

/** The preview under a message. */
export const MessagePreview = z.object({ messageId: Id, preview: LinkPreview });
export type MessagePreview = z.infer<typeof MessagePreview>;

/** What a workspace wants of previews. Off: no link is looked at; previews that are there stay until their messages change. */
export const PreviewSettings = z.object({ enabled: z.boolean() });
export type PreviewSettings = z.infer<typeof PreviewSettings>;
export const PreviewSettingsInput = z.strictObject({ enabled: z.boolean() });
export type PreviewSettingsInput = z.infer<typeof PreviewSettingsInput>;

export const PreviewInput = z.strictObject({ messageId: Id });
export type PreviewInput = z.infer<typeof PreviewInput>;
