import type { Database } from "@parley/db";
import type { Logger } from "../observability/logger.js";

/** A lost hint about an ended session costs at most this long, in milliseconds (SPEC N4). */
const CHECK_EVERY_MS = 1_000;

export interface SessionEndWatchDeps {
  db: Pick<Database, "sql">;
  logger: Logger;
  /** Whether anybody is connected to this node; without anybody nothing is asked. */
  hasConnections: () => boolean;
  closeSession: (sessionId: string) => void;
}

/**
 * Closes connections here whose sessions ended anywhere. It asks for what ended since it last asked, not about each
 * session it holds, so it costs the same with ten thousand connections as with one.
 */
export class SessionEndWatch {
  private readAt: string | null = null;
  private checking = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: SessionEndWatchDeps) {}

  run(): void {
    this.timer = setInterval(() => void this.check(), CHECK_EVERY_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  async check(): Promise<void> {
    if (this.checking) return;
    if (!this.deps.hasConnections()) {
      this.readAt = null;
      return;
    }
    this.checking = true;
    try {
      const [row] = await this.deps.db.sql<{ readAt: string; sessionIds: string[] }[]>`
        select read_at as "readAt", session_ids as "sessionIds" from session_ends_since(${this.readAt})`;
      if (row === undefined) return;
      this.readAt = row.readAt;
      for (const sessionId of row.sessionIds) this.deps.closeSession(sessionId);
    } catch (error) {
      this.deps.logger.warn({ err: error }, "ended sessions cannot be read");
    } finally {
      this.checking = false;
    }
  }
}
