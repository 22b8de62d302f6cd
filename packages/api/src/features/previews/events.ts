import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id, Seq } from "../../ids.js";
import { LinkPreview } from "./schemas.js";

/** The preview under a message came, became another or went (`null`); shown as it is now. */
export const PreviewChanged = eventOf("preview.changed", {
  conversationId: Id,
  messageId: Id,
  messageSeq: Seq,
  preview: LinkPreview.nullable(),
});

export const PreviewEvent = z.discriminatedUnion("type", [PreviewChanged]);
