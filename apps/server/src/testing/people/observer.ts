import { connectionOf, type EphemeralSignal, type LogEvent, type ParleyClient, type ServerEvent } from "@parley/api";
import { applyEvent, applySignal, type ClientState, type Refetch } from "../../../../web/src/sync/state/index.js";
import { eventually } from "../eventually.js";
import { type FetchedLists, fetchLists, refetchLists } from "../fetched-lists.js";
import { comparable, fetchState, fetchWanted } from "../model/client-states.js";
import type { World } from "../world.js";
import type { WorldMember } from "../world-people.js";

/** What one person was told. */
export interface Received {
  /** Without keep-alives. */
  events: LogEvent[];
  /** Without what a stream says of itself when it opens. */
  signals: EphemeralSignal[];
  /** What the person's client knows now. */
  state: ClientState;
  /** Whether the connection was closed for good. */
  ended: boolean;
}

/** Somebody's client as the web app is one: its reducers, its refetching, every timeline and list open. */
export class Observer {
  private events: ServerEvent[] = [];
  private signals: EphemeralSignal[] = [];
  private wanted: Refetch[] = [];
  private started = false;

  private constructor(
    private readonly client: ParleyClient,
    private state: ClientState,
    private lists: FetchedLists,
  ) {}

  /** Resolves once both streams are open and have told how things stand. */
  static async open(world: World, { token, workspace }: WorldMember): Promise<Observer> {
    const client = world.client({ token, workspace: workspace.id });
    const { state, cursor } = await fetchState(client);
    const observer = new Observer(client, state, await fetchLists(client, state));
    client.live.events.subscribe({ cursor }, observer.eventHandlers());
    client.live.ephemeral.subscribe(undefined, {
      onData: (signal) => observer.takeSignal(signal),
      onError: () => undefined,
    });
    await eventually("an observer's streams are open", () => observer.started && observer.state.presences[state.meId]);
    return observer;
  }

  private eventHandlers() {
    return {
      onStarted: () => {
        this.started = true;
      },
      onData: ({ data }: { data: ServerEvent }) => {
        this.events.push(data);
        this.take(applyEvent(this.state, data));
      },
      onError: () => undefined,
    };
  }

  private takeSignal(signal: EphemeralSignal): void {
    this.signals.push(signal);
    this.take(applySignal(this.state, signal, Date.now()));
  }

  private take(applied: { state: ClientState; refetch: readonly Refetch[] }): void {
    this.state = applied.state;
    this.wanted.push(...applied.refetch);
  }

  /** Whatever was told until now is not part of what is looked at. */
  forgetReceived(): void {
    this.events = [];
    this.signals = [];
  }

  /**
   * Resolves once the log is applied up to `seq`, or the connection was closed for good, and all is fetched that had to
   * be. `settle` has the server tell how far the log goes; who was still being let in then needs to be told again.
   */
  async caughtUp(seq: number, settle: () => Promise<void>): Promise<void> {
    await eventually("an observer is caught up", async () => {
      if (this.ended || this.state.seq >= seq) return true;
      await settle();
      return false;
    });
    while (!this.ended && this.wanted.length > 0) {
      const wanted = this.wanted;
      this.wanted = [];
      for (const refetch of wanted) {
        const received = await fetchWanted(this.client, this.state.seq, refetch);
        this.take(received(this.state));
      }
      this.lists = await refetchLists(this.client, this.state, this.lists, wanted);
    }
  }

  isOf(workspaceId: string): boolean {
    return this.state.workspace.id === workspaceId;
  }

  get ended(): boolean {
    return connectionOf(this.client).state === "ended";
  }

  get received(): Received {
    return {
      events: this.events.filter((event): event is LogEvent => event.type !== "sync"),
      signals: this.signals,
      state: this.state,
      ended: this.ended,
    };
  }

  get memberId(): string {
    return this.state.meId;
  }

  /** What the client knows and what a fresh one would, in the same form: to be equal. Presence is left out for `except`. */
  async compareWithFresh(except: readonly string[]): Promise<{ known: unknown; fresh: unknown }> {
    const { state: fresh } = await fetchState(this.client);
    const memberIds = Object.keys(this.state.members);
    const { members } = await this.client.members.get.query({ memberIds });
    const told = memberIds.filter((id) => this.state.presences[id] !== undefined && !except.includes(id));
    const { presences } =
      told.length === 0 ? { presences: [] } : await this.client.presence.get.query({ memberIds: told });
    const visible = new Set(members.map(({ id }) => id));
    return {
      known: {
        ...comparable(this.state),
        // People who may no longer be seen stay as they were last seen.
        members: Object.fromEntries(Object.entries(this.state.members).filter(([id]) => visible.has(id))),
        presences: presences.flatMap(({ memberId }) => this.state.presences[memberId] ?? []),
        // Of a conversation that was hidden meanwhile no list is open any more.
        lists: { ...this.lists, pins: within(this.lists.pins, this.state.conversations) },
      },
      fresh: {
        ...comparable({ ...fresh, timelines: within(fresh.timelines, this.state.timelines) }),
        members: { ...fresh.members, ...Object.fromEntries(members.map((member) => [member.id, member])) },
        presences,
        lists: await fetchLists(this.client, fresh),
      },
    };
  }

  close(): void {
    connectionOf(this.client).close();
  }
}

/** A joined group's timeline is fetched when it is opened: only those open on both sides are compared. */
function within<Value>(all: Readonly<Record<string, Value>>, open: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(all).filter(([id]) => open[id] !== undefined));
}
