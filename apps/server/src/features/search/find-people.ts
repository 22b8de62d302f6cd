import type { Actor, FoundPerson } from "@parley/api/server";
import { members, type Tx } from "@parley/db";
import { and, inArray, type SQL, sql } from "drizzle-orm";
import { presentMember, visibleMembers } from "../members/index.js";
import { cutSnippet } from "./cut-snippet.js";
import { type Found, type NamePlace, pageOf } from "./found-page.js";

interface PersonHit extends Record<string, unknown> {
  id: string;
  /** The whole name. */
  title: string;
  /** What people are sorted by. */
  name: string;
  nameMarks: number[];
}

/** People the reader may see, by name. */
export async function listPeopleHits(
  tx: Tx,
  actor: Actor,
  names: SQL,
  after: NamePlace | null,
  limit: number,
): Promise<PersonHit[]> {
  return tx.execute<PersonHit>(
    sql`select * from search_people(${actor.memberId}, ${names}, ${after?.[0] ?? null}, ${after?.[1] ?? null}, ${limit})`,
  );
}

/** A page of people, by name. */
export async function findPeople(
  tx: Tx,
  actor: Actor,
  names: SQL,
  after: NamePlace | null,
  limit: number,
): Promise<Found<FoundPerson>> {
  const { items, next } = pageOf(await listPeopleHits(tx, actor, names, after, limit + 1), limit);
  if (items.length === 0) return { items: [], next };
  const rows = await tx
    .select()
    .from(members)
    .where(
      and(
        visibleMembers(actor),
        inArray(
          members.id,
          items.map(({ id }) => id),
        ),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const people = items.flatMap((hit) => {
    const row = byId.get(hit.id);
    return row === undefined ? [] : [{ ...presentMember(row), snippet: cutSnippet(row.name, hit.nameMarks) }];
  });
  return { items: people, next };
}
