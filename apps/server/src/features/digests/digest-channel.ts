import type { JobQueue } from "../../jobs/job-queue.js";
import type { Channel } from "../notifications/index.js";
import { collectDigest } from "./digest-jobs.js";

/** What stays unread for this long is written of, in milliseconds. */
export const UNREAD_MS = 15 * 60_000;

/** Has each member looked after once what they are told of now has had its time. */
export function createDigestChannel({ jobs }: { jobs: JobQueue }): Channel {
  return {
    announce: (tx, _workspaceId, announced) => {
      const first = new Map<string, string>();
      for (const { memberId, at } of announced) first.set(memberId, first.get(memberId) ?? at);
      const due = [...first].map(([memberId, at]) => ({
        data: { memberId },
        key: memberId,
        at: new Date(Date.parse(at) + UNREAD_MS).toISOString(),
      }));
      return jobs.enqueueAll(tx, collectDigest, due);
    },
  };
}
