import { isDeepStrictEqual } from "node:util";
import {
  type Bootstrap,
  type Conversation,
  type Draft,
  type EphemeralSignal,
  isHidden,
  type Message,
  type ReadState,
  type ServerEvent,
  type ThreadState,
} from "@parley/api";
import {
  type Applied,
  applyEvent,
  applySignal,
  type ClientState,
  createClientState,
  type Refetch,
  receiveDrafts,
  receiveReadState,
  receiveThreadState,
} from "../../../web/src/sync/state/index.js";
import { MarkedMessages } from "./marked-messages.js";
import { Trail } from "./trail.js";

/** Where what an app knows differs from what the server says. */
export interface Difference {
  /** As a sentence. */
  what: string;
  /** When the answers came that this stands on beside events and the snapshot, in milliseconds since 1970. */
  answeredAt: readonly number[];
}

/** Two values that are not alike, of objects only what is not. */
function unlike(known: unknown, fresh: unknown): [known: string, fresh: string] {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!isObject(known) || !isObject(fresh)) return [JSON.stringify(known) ?? "nothing", JSON.stringify(fresh)];
  const keys = Object.keys(fresh).filter((key) => !isDeepStrictEqual(known[key], fresh[key]));
  const only = (value: Record<string, unknown>) =>
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, value[key]])));
  return [only(known), only(fresh)];
}

/** How a place was asked about that an app must fetch: once, however often it was told to. */
const keyOf = (wanted: Refetch): string => JSON.stringify(wanted);

/** What events cannot tell and a client without open screens fetches. */
const FETCHED: ReadonlySet<Refetch["kind"]> = new Set(["conversation", "thread", "unread-notifications"]);

/**
 * What the web app would know, by its own reducers: the snapshot, then events, answers and signals. It notes what it stands on
 * that a later server may not know of, since read cursors and drafts are not in the log.
 */
export class AppState {
  private state: ClientState;
  private readonly wanted = new Map<string, Refetch>();
  private readonly answered = new Map<string, number[]>();
  /** Places where nobody knows whether the reader's cursor was moved: a call had no answer. */
  private readonly unsure: Set<string>;
  readonly pins = new MarkedMessages();
  readonly saved = new MarkedMessages();
  private readonly trail = new Trail();
  /** Places whose cursor another device had moved without this one being told: signals may be lost. */
  untold = 0;

  constructor(
    snapshot: Bootstrap,
    /** Whether its member has other devices, whose reading it may not be told of. */
    private readonly hasOthers: boolean,
    /** What was known before: a call without an answer may be done after the snapshot. */
    before: AppState | null = null,
  ) {
    this.unsure = new Set(before?.unsure);
    this.state = createClientState(snapshot);
    if (before !== null) for (const placeId of this.listBehind(before.state)) this.unsure.add(placeId);
  }

  /** Places where a snapshot of one node is behind an answer of another, which stores read cursors a moment later (SPEC W1a). */
  private listBehind(before: ClientState): string[] {
    const isBehind = (known: { readRev: number } | undefined, told: { readRev: number } | undefined) =>
      known !== undefined && told !== undefined && told.readRev < known.readRev;
    return [
      ...Object.keys(before.conversations).filter((id) =>
        isBehind(before.conversations[id], this.state.conversations[id]),
      ),
      ...Object.keys(before.threads).filter((id) => isBehind(before.threads[id], this.state.threads[id])),
    ];
  }

  /** The place of the log up to which events have been applied. */
  get seq(): number {
    return this.state.seq;
  }

  get conversations(): readonly Conversation[] {
    return Object.values(this.state.conversations);
  }

  /** What people said last in each conversation, as far as it stands. */
  get lastMessages(): readonly Message[] {
    return this.conversations.flatMap(({ lastMessage }) =>
      lastMessage !== null && lastMessage.deletedAt === null && lastMessage.kind === "text" ? lastMessage : [],
    );
  }

  /** The threads the reader follows. */
  get followed(): readonly { rootId: string; conversationId: string }[] {
    return Object.values(this.state.threads).filter(({ following }) => following);
  }

  get people(): readonly string[] {
    return Object.keys(this.state.members);
  }

  get notificationIds(): readonly string[] {
    return this.state.notifications.map(({ id }) => id);
  }

  apply(event: ServerEvent): void {
    if ("conversationId" in event && event.conversationId !== undefined)
      this.trail.add(event.conversationId, `${event.type} ${event.seq}`);
    this.take(applyEvent(this.state, event));
    if (event.type === "pin.added" || event.type === "pin.removed")
      this.pins.mark(event.messageId, event.conversationId, event.type === "pin.added");
    if (event.type === "saved.added" || event.type === "saved.removed")
      this.saved.mark(event.messageId, null, event.type === "saved.added");
    if (event.type === "message.deleted") for (const marked of [this.pins, this.saved]) marked.forget(event.message.id);
    if (event.type === "conversation.left" && event.memberId === this.state.meId)
      this.pins.forgetAllIn(event.conversationId);
  }

  signal(signal: EphemeralSignal): void {
    this.take(applySignal(this.state, signal, Date.now()));
    if (signal.type === "read") this.note(signal.conversationId);
    if (signal.type === "thread-read") this.note(signal.rootId);
  }

  /** Where the reader stands, as an answer tells: read here, which is told to no device without a stream of signals. */
  takeRead(read: ReadState): void {
    this.take(receiveReadState(this.state, read));
    this.note(read.conversationId);
  }

  takeThread(thread: ThreadState): void {
    this.take(receiveThreadState(this.state, thread));
    this.note(thread.rootId);
  }

  takeDraft(draft: Draft): void {
    this.signal({ type: "draft", ...draft });
  }

  takeDrafts(drafts: readonly Draft[], before: ClientState["drafts"]): void {
    this.state = receiveDrafts(this.state, drafts, before);
  }

  get drafts(): ClientState["drafts"] {
    return this.state.drafts;
  }

  /** A call that may have moved the cursor in a place had no answer. */
  unanswered(placeId: string): void {
    this.unsure.add(placeId);
  }

  /** Takes in what was fetched about a place. */
  takeFetched(wanted: Refetch, apply: (state: ClientState) => Applied): void {
    if (wanted.kind === "conversation") this.note(wanted.conversationId);
    if (wanted.kind === "thread") this.note(wanted.rootId);
    this.take(apply(this.state));
    if (wanted.kind === "conversation")
      this.trail.add(wanted.conversationId, `fetched: ${wanted.conversationId in this.state.conversations}`);
  }

  /** What has to be fetched; asked for once. */
  takeWanted(): readonly Refetch[] {
    const wanted = [...this.wanted.values()];
    this.wanted.clear();
    return wanted;
  }

  /** What could not be fetched is fetched later. */
  wantAgain(wanted: Refetch): void {
    this.wanted.set(keyOf(wanted), wanted);
    if (wanted.kind === "conversation") this.trail.add(wanted.conversationId, "not fetched");
  }

  private take({ state, refetch }: Applied): void {
    this.state = state;
    for (const wanted of refetch) if (FETCHED.has(wanted.kind)) this.wanted.set(keyOf(wanted), wanted);
  }

  private note(placeId: string): void {
    this.answered.set(placeId, [...(this.answered.get(placeId) ?? []), Date.now()]);
  }

  /** Where it differs from a fresh snapshot. */
  differencesTo(snapshot: Bootstrap): Difference[] {
    const fresh = createClientState(snapshot);
    this.untold = 0;
    const untold = new Set<string>();
    const found = [
      ...this.compareConversations(fresh, untold),
      ...this.compareThreads(fresh, untold),
      ...this.compareNotifications(fresh, untold),
    ];
    if (!isDeepStrictEqual(this.state.preferences, fresh.preferences))
      found.push({ what: "its preferences are others", answeredAt: [] });
    this.untold = untold.size;
    return found;
  }

  private difference(placeId: string, what: string): Difference {
    return { what: `${placeId} ${what}`, answeredAt: this.answered.get(placeId) ?? [] };
  }

  /** Whether the cursor stands elsewhere by a move that this device may not know of. */
  private isUntold(placeId: string, known: { readRev: number }, fresh: { readRev: number }): boolean {
    return known.readRev < fresh.readRev && (this.hasOthers || this.unsure.has(placeId));
  }

  private compareConversations(fresh: ClientState, untold: Set<string>): Difference[] {
    // One that is hidden is known to whoever looked at it, and stands in no list.
    const gone = fresh.conversationsCursor === null ? this.conversations.filter((known) => !isHidden(known)) : [];
    const found = gone.flatMap(({ id }) =>
      fresh.conversations[id] === undefined ? this.difference(id, "is shown, and is none of theirs") : [],
    );
    for (const conversation of Object.values(fresh.conversations)) {
      const known = this.state.conversations[conversation.id];
      if (known === undefined) {
        // A hidden one comes along for as long as a thread in it is unread; an app that hid it fetches it with the thread.
        if (!isHidden(conversation))
          found.push(this.difference(conversation.id, `is not known; ${this.trail.of(conversation.id)}`));
      } else if (this.isUntold(known.id, known, conversation)) untold.add(known.id);
      else found.push(...this.compareFields(known.id, known, conversation));
    }
    return found;
  }

  private compareFields<Shape extends object>(placeId: string, known: Shape, fresh: Shape): Difference[] {
    const others = (Object.keys(fresh) as (keyof Shape & string)[]).filter(
      (key) => !isDeepStrictEqual(known[key], fresh[key]),
    );
    return others.map((key) => {
      const [told, now] = unlike(known[key], fresh[key]);
      return this.difference(placeId, `has ${key} ${told} instead of ${now}`);
    });
  }

  private compareThreads(fresh: ClientState, untold: Set<string>): Difference[] {
    const found: Difference[] = [];
    const roots = new Set([
      ...Object.keys(fresh.threads),
      ...(fresh.threadsComplete ? this.followed.map(({ rootId }) => rootId) : []),
    ]);
    for (const rootId of roots) {
      const [known, now] = [this.state.threads[rootId], fresh.threads[rootId]];
      if (known === undefined || now === undefined || !known.following)
        found.push(this.difference(rootId, now === undefined ? "is no thread of theirs" : "is a thread they follow"));
      else if (this.isUntold(rootId, known, now)) untold.add(rootId);
      else {
        const { headSeq: _head, touched: _touched, ...wanted } = now;
        found.push(...this.compareFields<typeof wanted>(rootId, known, wanted));
      }
    }
    return found;
  }

  private compareNotifications(fresh: ClientState, untold: ReadonlySet<string>): Difference[] {
    const told = ({ notifications }: ClientState) =>
      notifications.filter(
        ({ conversationId, threadRootId }) =>
          !this.unsure.has(threadRootId ?? conversationId) && !untold.has(threadRootId ?? conversationId),
      );
    const [known, now] = [told(this.state), told(fresh)];
    if (isDeepStrictEqual(known, now)) return [];
    const other = [...known, ...now].find(
      (mark) => !known.some((one) => isDeepStrictEqual(one, mark)) || !now.some((one) => isDeepStrictEqual(one, mark)),
    );
    const placeId = other?.threadRootId ?? other?.conversationId ?? "";
    return [
      this.difference(
        placeId,
        `has ${known.length} unread notifications instead of ${now.length}, or in another order: ${JSON.stringify(other)}`,
      ),
    ];
  }
}
