import type { Bus } from "../cluster/bus.js";
import { HeadHint } from "../cluster/hints.js";
import type { HydratedRow } from "../events/log-reader.js";
import type { Hub } from "./hub.js";

/** Whom commits of this node are told to. */
export interface CommitListener {
  /** The workspace's log reaches up to `head` now. */
  hint(workspaceId: string, head: number): void;
  /** These rows were added to it, behind the event with this mark. */
  publish(workspaceId: string, rows: readonly HydratedRow[], beforeRid: number): void;
}

/** Tells the streams of this node, and how far the log reaches to those of the others (SPEC N1). */
export function createSharedHeads(hub: Pick<Hub, "hint" | "publish">, bus: Bus): CommitListener {
  bus.subscribe(HeadHint, ({ workspaceId, head }) => hub.hint(workspaceId, head));
  return {
    hint: (workspaceId, head) => {
      hub.hint(workspaceId, head);
      bus.publish(HeadHint, { workspaceId, head });
    },
    publish: (workspaceId, rows, beforeRid) => {
      hub.publish(workspaceId, rows, beforeRid);
      const last = rows[rows.length - 1];
      if (last !== undefined) bus.publish(HeadHint, { workspaceId, head: last.row.seq });
    },
  };
}
