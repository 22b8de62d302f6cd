import type { Finding } from "./finding.js";
import type { Branch } from "./history.js";
import type { OracleRow } from "./log-row.js";
import type { Oracle } from "./oracle.js";

/** A pinned message, or one that a member saved, as the database says. */
export interface StoredMark {
  kind: "pin" | "saved";
  workspaceId: string;
  messageId: string;
  /** Who saved it; `null` of a pin. */
  memberId: string | null;
}

const keyOf = (messageId: string | null, memberId: string | null) => `${messageId ?? ""} ${memberId ?? ""}`;

/** What the log says in the end of messages that are not deleted: whether each is marked. */
function marksOf(branch: Branch, kind: StoredMark["kind"]): Map<string, { row: OracleRow; marked: boolean }> {
  const deleted = new Set(
    branch.rows.flatMap(({ type, entityId }) => (type === "message.deleted" ? (entityId ?? []) : [])),
  );
  const marks = new Map<string, { row: OracleRow; marked: boolean }>();
  for (const row of branch.rows) {
    if (!row.type.startsWith(`${kind}.`) || deleted.has(row.entityId ?? "")) continue;
    const memberId = kind === "saved" ? row.memberId : null;
    marks.set(keyOf(row.entityId, memberId), { row, marked: row.type === `${kind}.added` });
  }
  return marks;
}

/** Holds the pins and saved messages that the database has in the end against the log. What was deleted meanwhile is left out. */
export function judgeMarks(oracle: Oracle, stored: readonly StoredMark[]): Finding[] {
  return oracle.workspaces.flatMap(({ id: workspaceId, history: { present } }) =>
    (["pin", "saved"] as const).flatMap((kind) => {
      const own = stored.filter((mark) => mark.workspaceId === workspaceId && mark.kind === kind);
      const kept = new Set(own.map(({ messageId, memberId }) => keyOf(messageId, memberId)));
      return [...marksOf(present, kind)].flatMap(([key, { row, marked }]): Finding[] => {
        if (marked === kept.has(key)) return [];
        const what = marked ? "it is not stored in the end" : "it was taken back, and is stored in the end";
        return [{ fault: "lost", what, client: "", workspaceId, seq: row.seq, type: row.type, at: row.at }];
      });
    }),
  );
}
