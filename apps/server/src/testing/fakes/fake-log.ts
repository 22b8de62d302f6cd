import type { ServerEvent } from "@parley/api/server";
import type { LogMark, LogRow } from "../../events/log-entry.js";
import type { FeedReader, FeedSnapshot, HydratedRow, LogPage, LogPlace, ShownAnew } from "../../events/log-reader.js";

type Role = "guest" | "member" | "admin" | "owner";

/** A workspace's log in memory, with the reader's interface: for tests of the feed without a database. */
export class FakeLog implements FeedReader {
  readonly rows: LogRow[] = [];
  readonly texts = new Map<string, string>();
  readonly members = new Map<string, Role>();
  readonly joined = new Map<
    string,
    { conversationId: string; memberId: string; joinedSeq: number; historySeq: number }
  >();
  /** By the entity of a reaction: the message it is on. */
  private readonly reactedTo = new Map<string, string>();
  floor = 0;
  /** Throws on every read while set, as a database that is away does. */
  failure: Error | null = null;
  reads = 0;

  /** Appends a row; its mark is made of its seq, so that another history can be told apart. */
  append(entry: Partial<LogRow> & Pick<LogRow, "type">): LogRow {
    const seq = this.rows.length + 1;
    const row: LogRow = {
      seq,
      rid: seq * 7,
      audience: "conversation",
      conversationId: null,
      memberId: null,
      entityId: null,
      actorId: null,
      at: "2026-01-01T00:00:00.000Z",
      ...entry,
    };
    this.rows.push(row);
    return row;
  }

  join(conversationId: string, memberId: string, history: "all" | "since-joining" = "all"): LogRow {
    const row = this.append({ type: "conversation.joined", conversationId, memberId });
    this.joined.set(`${conversationId}/${memberId}`, {
      conversationId,
      memberId,
      joinedSeq: row.seq,
      historySeq: history === "all" ? 0 : row.seq,
    });
    return row;
  }

  leave(conversationId: string, memberId: string): LogRow {
    this.joined.delete(`${conversationId}/${memberId}`);
    return this.append({ type: "conversation.left", conversationId, memberId });
  }

  send(conversationId: string, entityId: string, text: string): LogRow {
    this.texts.set(entityId, text);
    return this.append({ type: "message.sent", conversationId, entityId });
  }

  change(conversationId: string, entityId: string, type: "message.edited" | "message.deleted", text: string): LogRow {
    this.texts.set(entityId, text);
    return this.append({ type, conversationId, entityId });
  }

  react(conversationId: string, entityId: string, messageId: string): LogRow {
    this.reactedTo.set(entityId, messageId);
    return this.append({ type: "reaction.added", conversationId, entityId });
  }

  get head(): number {
    return this.rows.length;
  }

  private get end(): LogMark {
    return { seq: this.head, rid: this.rows[this.head - 1]?.rid ?? 0 };
  }

  private read(): void {
    this.reads += 1;
    if (this.failure !== null) throw this.failure;
  }

  async snapshot(): Promise<FeedSnapshot> {
    this.read();
    return {
      head: this.head,
      headRid: this.rows[this.head - 1]?.rid ?? 0,
      memberships: [...this.joined.values()],
      roles: [...this.members].map(([memberId, role]) => ({ memberId, role })),
    };
  }

  async page(_workspaceId: string, { after, rid, upTo, by, limit }: LogPlace): Promise<LogPage> {
    this.read();
    if (after < this.floor) return { ok: false, reason: "BELOW_FLOOR" };
    if (after > 0 && this.rows[after - 1]?.rid !== rid) return { ok: false, reason: "OTHER_HISTORY" };
    const mark = upTo ?? by;
    if (mark !== undefined && this.rows[mark.seq - 1]?.rid !== mark.rid) return { ok: false, reason: "OTHER_HISTORY" };
    const rows = this.rows.slice(after, Math.min(upTo?.seq ?? this.head, after + limit));
    return { ok: true, rows: rows.map((row) => this.hydrate(row)), end: this.end };
  }

  async findRid(_workspaceId: string, seq: number): Promise<number | null> {
    this.read();
    return seq <= this.floor ? null : (this.rows[seq - 1]?.rid ?? null);
  }

  async rehydrate(_workspaceId: string, rows: readonly LogRow[], by: LogMark): Promise<ShownAnew> {
    this.read();
    if (this.rows[by.seq - 1]?.rid !== by.rid) return { ok: false };
    return { ok: true, rows: rows.map((row) => this.hydrate(row)), end: this.end };
  }

  private hydrate(row: LogRow): HydratedRow {
    // The feed looks at nothing of an event but its members' roles: the rest may be anything that can be encoded.
    const place = this.joined.get(`${row.conversationId}/${row.memberId}`);
    const messageId = this.reactedTo.get(row.entityId ?? "");
    if (messageId !== undefined && this.texts.get(messageId) === "") return { row, event: null };
    const shown = {
      type: row.type,
      seq: row.seq,
      ...(messageId === undefined ? this.message(row.entityId) : { messageId, messageSeq: this.placeOf(messageId) }),
      ...(place && { historySeq: place.historySeq }),
    };
    return { row, event: shown as unknown as ServerEvent };
  }

  private message(id: string | null) {
    return id === null ? {} : { message: { id, seq: this.placeOf(id), text: this.texts.get(id) } };
  }

  private placeOf(messageId: string): number | undefined {
    return this.rows.find((row) => row.entityId === messageId)?.seq;
  }
}
