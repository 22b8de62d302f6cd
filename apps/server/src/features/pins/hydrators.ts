import type { Hydrator } from "../../events/hydrator.js";
import { listStandingMessages } from "../conversations/index.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";

/** Which message was pinned or unpinned; of deleted ones nothing is told any more. */
const pinned: Hydrator = {
  types: ["pin.added", "pin.removed"],
  async hydrate(tx, workspaceId, rows) {
    const found = await listStandingMessages(tx, workspaceId, idsNamed(rows, "entityId"));
    const byId = new Map(
      found.flatMap(({ message: { id, seq, deletedAt } }) =>
        deletedAt === null ? [[id, { messageId: id, messageSeq: seq }]] : [],
      ),
    );
    return payloadsBySeq(rows, ({ entityId }) => byId.get(entityId ?? ""));
  },
};

export const pinHydrators: readonly Hydrator[] = [pinned];
