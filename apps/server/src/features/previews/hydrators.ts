import type { Hydrator } from "../../events/hydrator.js";
import { listStandingMessages } from "../conversations/index.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";
import { listPreviews } from "./list-previews.js";

/** The preview that stands under the message now; of deleted messages nothing is told. */
const changed: Hydrator = {
  types: ["preview.changed"],
  async hydrate(tx, workspaceId, rows) {
    const found = (await listStandingMessages(tx, workspaceId, idsNamed(rows, "entityId"))).flatMap(({ message }) =>
      message.deletedAt === null ? message : [],
    );
    const previews = await listPreviews(
      tx,
      workspaceId,
      found.map(({ id }) => id),
    );
    const shown = new Map(previews.map(({ messageId, preview }) => [messageId, preview]));
    const byId = new Map(
      found.map(({ id, seq }) => [id, { messageId: id, messageSeq: seq, preview: shown.get(id) ?? null }]),
    );
    return payloadsBySeq(rows, ({ entityId }) => byId.get(entityId ?? ""));
  },
};

export const previewHydrators: readonly Hydrator[] = [changed];
