import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id } from "../../ids.js";

/** Told to nobody but the one who saved it. */
export const SavedAdded = eventOf("saved.added", { messageId: Id });
export const SavedRemoved = eventOf("saved.removed", { messageId: Id });

export const SavedEvent = z.discriminatedUnion("type", [SavedAdded, SavedRemoved]);
