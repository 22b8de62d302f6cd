import { type Actor, ApiError } from "@parley/api/server";
import type { Database } from "@parley/db";
import type { Logger } from "../../observability/logger.js";
import type { Signals } from "../../realtime/signals.js";
import type { ReadSettling } from "../feature.js";
import { allStored, DelayedFlush } from "./delayed-flush.js";
import { getReadState } from "./read-state.js";
import { saveCursors } from "./save-cursors.js";
import { type CursorWrite, UnsavedCursor } from "./unsaved-cursor.js";

/** What a killed node can lose (SPEC W1). */
const WRITE_AFTER_MS = 200;
const MOST_HELD = 50_000;
/** Cursors written by one statement. */
const BATCH = 1_000;
const RETRY_AFTER_MS = 1_000;

export interface ReadCursorsDeps {
  db: Database;
  signals: Signals;
  logger: Logger;
  /** Cursors that may be held on one node; beyond it readers are told to come back. Default 50,000. */
  mostHeld?: number;
  /** How long an acknowledged move may wait for others, in milliseconds. Default 200. */
  writeAfterMs?: number;
}

type ByConversation = Map<string, UnsavedCursor>;

/** One workspace's cursors, by member and conversation, and the write that is under way. */
interface WorkspaceCursors {
  readonly members: Map<string, ByConversation>;
  current: Promise<void>;
  next: Promise<void> | null;
}

/**
 * Read cursors written behind: moves are kept here, the farthest of each member and conversation, and stored a moment later
 * in one statement per workspace. Whoever reads a member's state on this node settles it first.
 */
export class ReadCursors implements ReadSettling {
  private readonly workspaces = new Map<string, WorkspaceCursors>();
  private size = 0;
  private readonly delayed: DelayedFlush;

  constructor(private readonly deps: ReadCursorsDeps) {
    this.delayed = new DelayedFlush({
      flush: () => this.flush(),
      afterMs: deps.writeAfterMs ?? WRITE_AFTER_MS,
      onFailure: (error) =>
        deps.logger.warn({ err: error, unsaved: this.unsaved }, "read cursors cannot be stored; trying again"),
    });
  }

  /** How many moves are acknowledged and not stored. */
  get unsaved(): number {
    let count = 0;
    for (const workspace of this.workspaces.values()) count += unsavedOf(workspace).length;
    return count;
  }

  /** Runs `look` with the cursor, which stays the same one for all calls that look at it at the same time. */
  async with<T>(actor: Actor, conversationId: string, look: (cursor: UnsavedCursor) => Promise<T>): Promise<T> {
    const cursor = this.take(actor, conversationId);
    cursor.users += 1;
    try {
      const result = await look(cursor);
      if (cursor.unsaved) this.delayed.soon();
      return result;
    } finally {
      cursor.users -= 1;
      this.dropIdle(actor.workspaceId, cursor);
    }
  }

  private take(actor: Actor, conversationId: string): UnsavedCursor {
    const { workspaceId, memberId } = actor;
    const known = this.find(actor, conversationId);
    if (known !== undefined) {
      known.actor = actor;
      return known;
    }
    if (this.size >= (this.deps.mostHeld ?? MOST_HELD))
      throw new ApiError("OVERLOADED", { message: "Too much waits to be stored.", retryAfterMs: RETRY_AFTER_MS });
    const workspace = this.workspaces.get(workspaceId) ?? {
      members: new Map<string, ByConversation>(),
      current: Promise.resolve(),
      next: null,
    };
    this.workspaces.set(workspaceId, workspace);
    const cursors = workspace.members.get(memberId) ?? new Map<string, UnsavedCursor>();
    workspace.members.set(memberId, cursors);
    const cursor = new UnsavedCursor(actor, conversationId);
    cursors.set(conversationId, cursor);
    this.size += 1;
    return cursor;
  }

  /** The cursor, while it is looked at or unsaved. */
  find({ workspaceId, memberId }: Actor, conversationId: string): UnsavedCursor | undefined {
    return this.workspaces.get(workspaceId)?.members.get(memberId)?.get(conversationId);
  }

  private dropIdle(workspaceId: string, cursor: UnsavedCursor): void {
    if (cursor.users > 0 || cursor.unsaved) return;
    const workspace = this.workspaces.get(workspaceId);
    const cursors = workspace?.members.get(cursor.actor.memberId);
    if (workspace === undefined || cursors?.get(cursor.conversationId) !== cursor) return;
    cursors.delete(cursor.conversationId);
    this.size -= 1;
    if (cursors.size === 0) workspace.members.delete(cursor.actor.memberId);
    if (workspace.members.size === 0) this.workspaces.delete(workspaceId);
  }

  /** Stores everything acknowledged so far. Throws what the database throws; nothing is lost then. */
  async flush(): Promise<void> {
    await allStored([...this.workspaces].map(([id, workspace]) => this.write(id, workspace)));
  }

  /** See `ReadSettling.settle`. */
  async settle({ workspaceId, memberId }: Actor): Promise<void> {
    const workspace = this.workspaces.get(workspaceId);
    const own = workspace?.members.get(memberId);
    if (workspace === undefined || own === undefined || ![...own.values()].some(({ unsaved }) => unsaved)) return;
    await this.write(workspaceId, workspace);
  }

  /** Stores what waits, for the last time. */
  async stop(): Promise<void> {
    this.delayed.stop();
    await this.flush().catch((error: unknown) =>
      this.deps.logger.error({ err: error, unsaved: this.unsaved }, "read cursors were lost"),
    );
  }

  /** One write of a workspace at a time; those who ask while one runs share the next. */
  private write(workspaceId: string, workspace: WorkspaceCursors): Promise<void> {
    workspace.next ??= workspace.current
      .catch(() => undefined)
      .then(() => {
        workspace.next = null;
        workspace.current = this.writeUnsaved(workspaceId, workspace);
        return workspace.current;
      });
    return workspace.next;
  }

  private async writeUnsaved(workspaceId: string, workspace: WorkspaceCursors): Promise<void> {
    const writes = unsavedOf(workspace).map((cursor) => cursor.toWrite());
    for (let start = 0; start < writes.length; start += BATCH)
      await this.writeBatch(workspaceId, writes.slice(start, start + BATCH));
  }

  private async writeBatch(workspaceId: string, writes: readonly CursorWrite[]): Promise<void> {
    const corrections = await saveCursors(this.deps.db, workspaceId, writes);
    for (const write of writes) {
      write.cursor.saved(write, corrections.get(write));
      this.dropIdle(workspaceId, write.cursor);
    }
    for (const { cursor } of corrections.keys()) void this.tellAgain(cursor);
  }

  /** The devices were told of a place where the cursor does not stand: another node has stored another. */
  private async tellAgain({ actor, conversationId }: UnsavedCursor): Promise<void> {
    const { db, signals, logger } = this.deps;
    const { workspaceId, memberId } = actor;
    try {
      const state = await db.withWorkspace(workspaceId, (tx) => getReadState(tx, actor, conversationId), {
        readOnly: true,
      });
      signals.toMember(workspaceId, memberId, { type: "read", ...state });
    } catch (error) {
      if (!(error instanceof ApiError)) logger.warn({ err: error }, "a read cursor could not be told again");
    }
  }
}

function unsavedOf({ members }: WorkspaceCursors): UnsavedCursor[] {
  return [...members.values()].flatMap((cursors) => [...cursors.values()].filter(({ unsaved }) => unsaved));
}
