import { z } from "zod";
import { ConversationEvent } from "../features/conversations/events.js";
import { MemberEvent } from "../features/members/events.js";
import { MessageEvent } from "../features/messages/events.js";
import { NotificationChanged, NotificationEvent } from "../features/notifications/events.js";
import { PinEvent } from "../features/pins/events.js";
import { PreferenceEvent } from "../features/preferences/events.js";
import { PreviewEvent } from "../features/previews/events.js";
import { ReactionEvent } from "../features/reactions/events.js";
import { SavedEvent } from "../features/saved/events.js";
import { ScheduledEvent } from "../features/scheduled/events.js";
import { ThreadEvent } from "../features/threads/events.js";
import { Gap, Reset, Sync } from "./stream-events.js";

/** Every event of a workspace's log; the one place where the features' events come together. */
export const LogEvent = z.discriminatedUnion("type", [
  MessageEvent,
  ReactionEvent,
  PinEvent,
  SavedEvent,
  ScheduledEvent,
  PreviewEvent,
  ConversationEvent,
  MemberEvent,
  PreferenceEvent,
  ThreadEvent,
  NotificationEvent,
  NotificationChanged,
]);
export type LogEvent = z.infer<typeof LogEvent>;
export type LogEventType = LogEvent["type"];

/** Everything `live.events` can yield. */
export const ServerEvent = z.discriminatedUnion("type", [LogEvent, Sync, Gap, Reset]);
export type ServerEvent = z.infer<typeof ServerEvent>;
