import type { ResetReason } from "@parley/api/server";
import type { LogMark, LogRow } from "../events/log-entry.js";
import type { FeedReader, HydratedRow } from "../events/log-reader.js";
import type { Semaphore } from "../semaphore.js";
import type { Feed } from "./feed.js";
import type { Subscriber } from "./membership.js";
import type { ReplaySource } from "./realtime-counters.js";
import { entitySeqOf, frameOf } from "./ring.js";
import type { StreamLimits } from "./stream-limits.js";

/** A subscription on its way into the feed. */
export interface Replaying extends Subscriber {
  /** Whether the connection is still there and wants the events. */
  readonly alive: boolean;
  /** Resolves once the connection's unsent bytes are few again, or the connection is gone. */
  drained(): Promise<void>;
}

/** What replays stand on. */
export interface ReplayDeps {
  reader: FeedReader;
  replays: Semaphore;
  limits: StreamLimits;
}

/**
 * Sends everything behind the cursor that the member may see and attaches to the live feed in the same tick, so that
 * nothing falls between and nothing comes twice (SPEC R3). The feed has caught up since the client asked (R3a). Gives the
 * reason when the cursor cannot be served. Throws DATABASE_UNAVAILABLE when the feed is over before the end is reached.
 */
export async function replay(
  feed: Feed,
  subscriber: Replaying,
  cursor: LogMark,
  deps: ReplayDeps,
): Promise<ResetReason | null> {
  const { replayPage, replayMost, sliceBytes } = deps.limits;
  if (cursor.seq > feed.head) return "AHEAD_OF_HEAD";
  const mark = await markAt(feed, cursor.seq, deps.reader);
  if (cursor.seq > 0 && mark !== cursor.rid) return mark === null ? "BELOW_FLOOR" : "OTHER_HISTORY";
  if (feed.head - cursor.seq > replayMost) return "TOO_FAR_BEHIND";

  let at = cursor;
  let source: ReplaySource = "ring";
  for (;;) {
    while (at.seq < feed.ring.floor && feed.fault === null) {
      if (!subscriber.alive) return null;
      const page = await deps.replays.run(() =>
        deps.reader.page(feed.workspaceId, { after: at.seq, rid: at.rid, upTo: feed.ring.start, limit: replayPage }),
      );
      source = "log";
      const last = page.ok ? page.rows[page.rows.length - 1] : undefined;
      if (!page.ok || last === undefined) {
        // Is it the cursor that is of another history, or the feed? With another one it may well be served.
        await feed.catchUp();
        return page.ok ? "OTHER_HISTORY" : page.reason;
      }
      feed.noteShown(page.end);
      await emit(feed, subscriber, page.rows, deps.limits.sliceBytes);
      at = last.row;
      await subscriber.drained();
    }
    if (!subscriber.alive) return null;
    // What it has been sent may be of the other history: it must not live on, nor wait on a feed that is over (SPEC N5).
    feed.assertSound();
    const chunk = feed.ring.slice(at.seq, { entries: replayPage, bytes: sliceBytes });
    const outdated = chunk.filter(
      (entry) => entry.outdated && feed.membership.sees(subscriber.member, entry.row, entry.entitySeq),
    );
    if (outdated.length > 0) {
      const { ring, head, place } = feed;
      const rows: LogRow[] = outdated.map((entry) => entry.row);
      const shown = await deps.replays.run(() => deps.reader.rehydrate(feed.workspaceId, rows, place));
      if (shown.ok) {
        feed.noteShown(shown.end);
        for (const [index, entry] of outdated.entries()) ring.refresh(entry, shown.rows[index]?.event ?? null, head);
      } else await feed.catchUp();
      continue;
    }
    const isLast = at.seq + chunk.length >= feed.head;
    if (isLast) feed.flush();
    for (const entry of chunk) {
      if (entry.frame === null || !feed.membership.sees(subscriber.member, entry.row, entry.entitySeq)) continue;
      subscriber.write(entry.frame.for(subscriber.rpcId));
      feed.counters.replayedEvents.ring += 1;
    }
    if (isLast) {
      feed.membership.attach(subscriber);
      feed.counters.replays[source] += 1;
      return null;
    }
    at = chunk[chunk.length - 1]?.row ?? at;
    await subscriber.drained();
  }
}

async function markAt(feed: Feed, seq: number, reader: FeedReader): Promise<number | null> {
  if (seq === feed.head) return feed.headRid;
  return feed.ring.markAt(seq) ?? (await reader.findRid(feed.workspaceId, seq));
}

/** Sends what the member may see of a page, slice by slice as the connection takes it; stops when there is no more point. */
async function emit(
  feed: Feed,
  subscriber: Replaying,
  rows: readonly HydratedRow[],
  sliceBytes: number,
): Promise<void> {
  let bytes = 0;
  for (const { row, event } of rows) {
    if (!feed.membership.sees(subscriber.member, row, entitySeqOf(event))) continue;
    const frame = frameOf(row, event);
    if (frame === null) continue;
    if (bytes > 0 && bytes + frame.size > sliceBytes) {
      await subscriber.drained();
      if (!subscriber.alive || feed.fault !== null) return;
      bytes = 0;
    }
    subscriber.write(frame.for(subscriber.rpcId));
    feed.counters.replayedEvents.log += 1;
    bytes += frame.size;
  }
}
