import { z } from "zod";
import { aboutMessage, eventOf } from "../../events/event-base.js";
import { Id } from "../../ids.js";

const pin = { conversationId: Id, ...aboutMessage };
export const PinAdded = eventOf("pin.added", pin);
export const PinRemoved = eventOf("pin.removed", pin);

export const PinEvent = z.discriminatedUnion("type", [PinAdded, PinRemoved]);
