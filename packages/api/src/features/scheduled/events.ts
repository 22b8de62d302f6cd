import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id } from "../../ids.js";

/** Told to nobody but its author: it is new, was changed, or could not be sent. */
export const ScheduledChanged = eventOf("scheduled.changed", { scheduledId: Id });
/** It was sent or cancelled. */
export const ScheduledRemoved = eventOf("scheduled.removed", { scheduledId: Id });

export const ScheduledEvent = z.discriminatedUnion("type", [ScheduledChanged, ScheduledRemoved]);
