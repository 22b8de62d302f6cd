import { z } from "zod";
import { eventOf } from "../../events/event-base.js";
import { Id } from "../../ids.js";
import { SharedMessage } from "./schemas.js";

/** `message` shows the present state, also when an older event is replayed: deleted words do not come back. */
export const MessageSent = eventOf("message.sent", { conversationId: Id, message: SharedMessage });
export const MessageEdited = eventOf("message.edited", { conversationId: Id, message: SharedMessage });
export const MessageDeleted = eventOf("message.deleted", { conversationId: Id, message: SharedMessage });

export const MessageEvent = z.discriminatedUnion("type", [MessageSent, MessageEdited, MessageDeleted]);
