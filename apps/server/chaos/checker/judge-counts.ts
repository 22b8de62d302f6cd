import type { Finding } from "./finding.js";
import type { CountedPlace, Standing } from "./standing.js";

/** What somebody wrote and stands, as far as counting goes. */
export interface CountedText {
  workspaceId: string;
  conversationId: string;
  seq: number;
  authorId: string;
  /** The root of the thread it replies in. */
  threadRootId: string | null;
  /** Whether it stands in its conversation; a reply may stand in its thread alone. */
  inTimeline: boolean;
  mentions: readonly string[];
  broadcast: "here" | "everyone" | null;
  /** Whom `here` found connected. */
  here: readonly string[];
}

/** How far back a member reads in a conversation. */
export interface HistoryStart {
  workspaceId: string;
  conversationId: string;
  memberId: string;
  historySeq: number;
}

/** Counted anew by hand: what of these texts is unread, and mentions the reader. */
function recount(texts: readonly CountedText[], place: CountedPlace, { memberId, seq: head }: Standing, from: number) {
  const unread = texts.filter(
    ({ seq, authorId }) => seq > place.readSeq && seq <= head && seq >= from && authorId !== memberId,
  );
  const mentioning = unread.filter(
    ({ mentions, broadcast, here }) =>
      mentions.includes(memberId) || broadcast === "everyone" || (broadcast === "here" && here.includes(memberId)),
  );
  return { unread: unread.length, mentions: mentioning.length };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** What came of recounting: findings, and how many places were counted. */
export interface CountsVerdict {
  findings: Finding[];
  recounted: number;
}

/** Recounts what the server counts as unread in each conversation and followed thread, by what there is in the end. */
export function judgeCounts(
  standings: readonly Standing[],
  texts: readonly CountedText[],
  histories: readonly HistoryStart[],
): CountsVerdict {
  const inTimeline = groupBy(
    texts.filter((text) => text.inTimeline),
    ({ conversationId }) => conversationId,
  );
  const inThreads = groupBy(
    texts.filter((text) => !text.inTimeline),
    ({ threadRootId }) => threadRootId ?? "",
  );
  const starts = new Map(histories.map((one) => [`${one.conversationId} ${one.memberId}`, one.historySeq]));
  const verdict: CountsVerdict = { findings: [], recounted: 0 };
  const judge = (standing: Standing, place: CountedPlace, found: readonly CountedText[]) => {
    const from = starts.get(`${found[0]?.conversationId ?? place.id} ${standing.memberId}`) ?? 0;
    const { unread, mentions } = recount(found, place, standing, from);
    verdict.recounted += 1;
    if (unread === place.unreadCount && mentions === place.mentionCount) return;
    const isMore = place.unreadCount > unread || place.mentionCount > mentions;
    verdict.findings.push({
      fault: isMore ? "doubled" : "lost",
      what: `${place.id} counts ${place.unreadCount} unread and ${place.mentionCount} mentions, where there are ${unread} and ${mentions}`,
      client: standing.client,
      workspaceId: standing.workspaceId,
      seq: standing.seq,
      type: "unread",
      at: 0,
    });
  };
  for (const standing of standings) {
    for (const place of standing.conversations) judge(standing, place, inTimeline.get(place.id) ?? []);
    for (const place of standing.threads) judge(standing, place, inThreads.get(place.id) ?? []);
  }
  return verdict;
}
