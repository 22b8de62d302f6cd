import { type Actor, type DirectoryMember, Id, type MembersListInput, type Page } from "@parley/api/server";
import { members } from "@parley/db";
import { and, asc, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import { cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { presentDirectoryMember } from "./present-member.js";
import { visibleMembers } from "./visible-members.js";

/** The name as the list sorts it, and the id. NUL is the one character the database cannot take. */
const Place = z.tuple([z.string().regex(/^[^\0]*$/), Id]);

/** Root collation of Unicode, the same on both engines whatever locale the database has: Ä stands by A. */
const sortName = sql<string>`lower(${members.name} collate "und-x-icu")`;

/** See `MembersService.list`. */
export async function list(deps: FeatureDeps, actor: Actor, input: MembersListInput): Promise<Page<DirectoryMember>> {
  const rows = await deps.db.withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select({ member: members, sortName })
      .from(members)
      .where(
        and(
          visibleMembers(actor),
          input.includeDeactivated ? undefined : isNull(members.deactivatedAt),
          input.query === undefined ? undefined : wordBegins(input.query),
          after(input.cursor),
        ),
      )
      .orderBy(asc(sortName), asc(members.id))
      .limit(input.limit + 1),
  );
  const { shown: items, last } = cutRows(rows, input.limit);
  return {
    items: items.map(({ member }) => presentDirectoryMember(member, actor)),
    nextCursor: last === undefined ? null : encodeCursor([last.sortName, last.member.id]),
  };
}

/** Whether a word of the name begins with the query; words are parted by blanks and hyphens. */
function wordBegins(query: string): SQL | undefined {
  const begin = query.replaceAll(/[\\%_]/g, "\\$&");
  return or(
    ...["", "% ", "%-"].map((before) => sql`${sortName} like ${before} || lower(${`${begin}%`} collate "und-x-icu")`),
  );
}

function after(cursor: string | null | undefined): SQL | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const [name, id] = decodeCursor(cursor, Place);
  return sql`(${sortName}, ${members.id}) > (${name}, ${id}::uuid)`;
}
