import type { ParsedSearch } from "@parley/api/server";
import { type SQL, sql } from "drizzle-orm";

type Asked = Pick<ParsedSearch, "words" | "phrases" | "begun">;

/** The words asked for as the database looks them up in texts. */
export function textQuery({ words, phrases, begun }: Asked): SQL {
  return sql`search_query(${sql.param(words)}::text[], ${sql.param(phrases)}::text[], ${begun}::boolean, false)`;
}

/** The same for names, of which every word may be typed in part. */
export function nameQuery({ words, phrases }: Pick<Asked, "words" | "phrases">): SQL {
  return sql`search_query(${sql.param(words)}::text[], ${sql.param(phrases)}::text[], true, true)`;
}
