import type { Database } from "@parley/db";
import { linkPreviews } from "@parley/db";
import { and, eq, gt, sql } from "drizzle-orm";
import { fetchPage, type PageRules } from "./guard/fetch-page.js";
import { type PageSummary, parsePage } from "./guard/parse-page.js";

/** A page is looked at again after a day, one that could not be shown after an hour. */
const FRESH = sql`case when ${linkPreviews.title} is null then interval '1 hour' else interval '1 day' end`;

/** What was found behind a link; `isKnown` where the workspace had it already. */
export interface FoundSummary {
  /** `null` for what cannot be shown. */
  summary: PageSummary | null;
  isKnown: boolean;
}

/** What stands behind a link, as this workspace saw it lately or as it is now. Throws when it is told to stop. */
export async function findSummary(
  db: Database,
  rules: PageRules,
  { workspaceId, url, signal }: { workspaceId: string; url: string; signal: AbortSignal },
): Promise<FoundSummary> {
  const [known] = await db.withWorkspace(
    workspaceId,
    (tx) =>
      tx
        .select()
        .from(linkPreviews)
        .where(
          and(
            eq(linkPreviews.workspaceId, workspaceId),
            eq(linkPreviews.url, url),
            gt(sql`${linkPreviews.fetchedAt} + ${FRESH}`, sql`clock_timestamp()`),
          ),
        ),
    { readOnly: true },
  );
  if (known === undefined) return { summary: await look(url, rules, signal), isKnown: false };
  const { title, description, site } = known;
  return { summary: title === null ? null : { title, description, site }, isKnown: true };
}

/** A page that is refused, slow or away has no preview: that is no fault of ours, and is not tried again at once. */
async function look(url: string, rules: PageRules, signal: AbortSignal): Promise<PageSummary | null> {
  try {
    return parsePage(await fetchPage(url, rules, signal)) ?? null;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
