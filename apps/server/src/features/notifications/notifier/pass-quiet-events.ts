import type { Database } from "@parley/db";
import { TELLING_TYPES } from "./read-stretch.js";

/** How reading on past quiet events has ended. */
export interface Passed {
  /** The next event may tell somebody. */
  telling: boolean;
  /** There may be further events. */
  more: boolean;
}

/**
 * Reads a workspace's log on for notifications, up to `most` events, past those that tell nobody for sure (in groups that is most
 * of what is written), and notes the place: one call, where reading a stretch takes many.
 */
export async function passQuietEvents(db: Database, workspaceId: string, most: number): Promise<Passed> {
  const [passed] = await db.sql<Passed[]>`
    select telling, more from pass_quiet_events(${workspaceId}, ${[...TELLING_TYPES]}, ${most})`;
  return passed ?? { telling: false, more: false };
}
