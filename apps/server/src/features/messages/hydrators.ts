import type { Hydrator } from "../../events/hydrator.js";
import { listStandingMessages, presentSharedMessage } from "../conversations/index.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";

/** Messages in their present state, however old the event is; those of deleted conversations are gone for good. */
const present: Hydrator = {
  types: ["message.sent", "message.edited", "message.deleted"],
  async hydrate(tx, workspaceId, rows) {
    const found = await listStandingMessages(tx, workspaceId, idsNamed(rows, "entityId"));
    const byId = new Map(found.map(({ message }) => [message.id, { message: presentSharedMessage(message) }]));
    return payloadsBySeq(rows, (row) => byId.get(row.entityId ?? ""));
  },
};

export const messageHydrators: readonly Hydrator[] = [present];
