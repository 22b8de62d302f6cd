import { memberPreferences } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";

/** Preferences in their present state. */
const changed: Hydrator = {
  types: ["preference.changed"],
  async hydrate(tx, workspaceId, rows) {
    const found = await tx
      .select()
      .from(memberPreferences)
      .where(
        and(
          eq(memberPreferences.workspaceId, workspaceId),
          inArray(memberPreferences.memberId, idsNamed(rows, "entityId")),
        ),
      );
    const byMember = new Map(
      found.map(({ memberId, shareReceipts, rev }) => [memberId, { preferences: { shareReceipts, rev } }]),
    );
    return payloadsBySeq(rows, (row) => byMember.get(row.entityId ?? ""));
  },
};

export const preferenceHydrators: readonly Hydrator[] = [changed];
