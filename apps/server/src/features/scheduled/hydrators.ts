import type { Hydrator } from "../../events/hydrator.js";
import { payloadsBySeq } from "../payloads-by-seq.js";

/** Which one it is; its author's devices fetch their list. */
const named: Hydrator = {
  types: ["scheduled.changed", "scheduled.removed"],
  hydrate: (_tx, _workspaceId, rows) =>
    Promise.resolve(payloadsBySeq(rows, ({ entityId }) => (entityId === null ? undefined : { scheduledId: entityId }))),
};

export const scheduledHydrators: readonly Hydrator[] = [named];
