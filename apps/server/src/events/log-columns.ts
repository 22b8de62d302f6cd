import { events } from "@parley/db";

/** What of the log's table a `LogRow` holds. */
export const LOG_COLUMNS = {
  seq: events.seq,
  rid: events.rid,
  type: events.type,
  audience: events.audience,
  conversationId: events.conversationId,
  memberId: events.memberId,
  entityId: events.entityId,
  actorId: events.actorId,
  at: events.at,
};
