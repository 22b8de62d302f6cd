import { type Actor, Id, type Invitation, type InvitationsListInput, type Page } from "@parley/api/server";
import { invitations } from "@parley/db";
import { and, desc, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import {
  CursorInstant,
  cutRows,
  decodeCursor,
  encodeCursor,
  fromCursorInstant,
  toCursorInstant,
} from "../keyset-cursor.js";
import { ownInvitations } from "./access.js";
import type { InvitationsDeps } from "./invitations-deps.js";
import { presentInvitation } from "./present-invitation.js";

const Place = z.tuple([CursorInstant, Id]);

/** See `InvitationsService.list`. */
export async function list(
  deps: InvitationsDeps,
  actor: Actor,
  input: InvitationsListInput,
): Promise<Page<Invitation>> {
  const rows = await deps.db.withWorkspace(
    actor.workspaceId,
    (tx) =>
      tx
        .select()
        .from(invitations)
        .where(and(ownInvitations(actor), after(input.cursor)))
        .orderBy(desc(invitations.createdAt), desc(invitations.id))
        .limit(input.limit + 1),
    { readOnly: true },
  );
  const { shown: items, last } = cutRows(rows, input.limit);
  return {
    items: items.map(presentInvitation),
    nextCursor: last === undefined ? null : encodeCursor([toCursorInstant(last.createdAt), last.id]),
  };
}

function after(cursor: string | null | undefined): SQL | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor, Place);
  return sql`(${invitations.createdAt}, ${invitations.id}) < (${fromCursorInstant(at)}::timestamptz, ${id}::uuid)`;
}
