import { findFirstLink } from "@parley/api/server";
import { linkPreviews, messagePreviews, messages, type Tx } from "@parley/db";
import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { JobAttempt } from "../../jobs/job.js";
import type { MessageRow } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { appendPreview } from "./append-preview.js";
import { findSummary } from "./find-summary.js";
import type { PageRules } from "./guard/fetch-page.js";
import type { PageSummary } from "./guard/parse-page.js";
import { areEnabled } from "./settings.js";

export interface PreviewsDeps extends FeatureDeps {
  /** How pages are fetched. */
  pages: PageRules;
}

interface Standing {
  message: MessageRow;
  /** The link it is to have a preview of: the first in its text. None where it is deleted, and where links are not looked at. */
  url: string | undefined;
  /** The link of the preview under it. */
  shown: string | undefined;
}

/** Lets the preview under a message follow its text. Repeating it changes nothing. */
export async function refresh(
  deps: PreviewsDeps,
  { workspaceId, data: { messageId }, signal }: JobAttempt<{ messageId: string }>,
): Promise<void> {
  const before = await deps.db.withWorkspace(workspaceId, (tx) => findStanding(tx, workspaceId, messageId), {
    readOnly: true,
  });
  if (before === undefined || before.url === before.shown) return;
  const { url } = before;
  const found = url === undefined ? null : await findSummary(deps.db, deps.pages, { workspaceId, url, signal });
  const summary = found?.summary ?? null;
  await deps.log.write(workspaceId, async (write) => {
    const now = await findStanding(write.tx, workspaceId, messageId);
    // Edited or deleted meanwhile: that has a job of its own.
    if (now === undefined || now.url !== url || now.url === now.shown) return;
    if (url !== undefined && found?.isKnown === false) await rememberSummary(write, url, summary);
    const hasChanged = await showPreview(write, now, summary === null ? undefined : url);
    if (hasChanged) appendPreview(write, now.message);
  });
}

async function findStanding(tx: Tx, workspaceId: string, messageId: string): Promise<Standing | undefined> {
  const [found] = await tx
    .select({ message: messages, shown: messagePreviews.url })
    .from(messages)
    .leftJoin(
      messagePreviews,
      and(eq(messagePreviews.workspaceId, messages.workspaceId), eq(messagePreviews.messageId, messages.id)),
    )
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
  if (found === undefined) return undefined;
  const { message, shown } = found;
  const first = message.deletedAt === null ? findFirstLink(message.text) : undefined;
  // A link that is shown already needs no look.
  const url = first === (shown ?? undefined) || (await areEnabled(tx, workspaceId)) ? first : undefined;
  return { message, url, shown: shown ?? undefined };
}

async function rememberSummary(
  { tx, workspaceId, now }: WorkspaceWrite,
  url: string,
  summary: PageSummary | null,
): Promise<void> {
  const { title = null, description = "", site = "" } = summary ?? {};
  const seen = { title, description, site, fetchedAt: now };
  await tx
    .insert(linkPreviews)
    .values({ workspaceId, url, ...seen })
    .onConflictDoUpdate({
      target: [linkPreviews.workspaceId, linkPreviews.url],
      // What was shown somewhere stays when its page cannot be looked at any more.
      set: summary === null ? { fetchedAt: sql`${linkPreviews.fetchedAt}` } : seen,
    });
}

/** Puts the preview of a link under a message in place of another; whether that changes what is seen. */
async function showPreview(
  { tx, workspaceId }: WorkspaceWrite,
  { message, shown }: Standing,
  url: string | undefined,
): Promise<boolean> {
  const ofMessage = and(eq(messagePreviews.workspaceId, workspaceId), eq(messagePreviews.messageId, message.id));
  if (shown !== undefined) await tx.delete(messagePreviews).where(ofMessage);
  if (url !== undefined) await tx.insert(messagePreviews).values({ workspaceId, messageId: message.id, url });
  return url !== undefined || shown !== undefined;
}
