import { members } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";
import { presentMember } from "./present-member.js";

/** Members in their present state. */
const whole: Hydrator = {
  types: ["member.joined", "member.changed", "member.deactivated"],
  async hydrate(tx, workspaceId, rows) {
    const found = await tx
      .select()
      .from(members)
      .where(and(eq(members.workspaceId, workspaceId), inArray(members.id, idsNamed(rows, "entityId"))));
    const byId = new Map(found.map((row) => [row.id, { member: presentMember(row) }]));
    return payloadsBySeq(rows, (row) => byId.get(row.entityId ?? ""));
  },
};

export const memberHydrators: readonly Hydrator[] = [whole];
