import { reasonOf } from "../errors.js";
import type { ServerEvent } from "../events/server-event.js";
import { type FollowError, followErrorOf } from "./follow-error.js";
import type { FollowedWorkspace, FollowState, WorkspaceHandlers } from "./follow-workspace.js";
import type { LiveConnection } from "./live-connection.js";
import type { ParleyClient } from "./parley-client.js";
import { Pause, waitBefore } from "./retry-pace.js";

/** One run from `start` to `stop`; what still comes for an older one is dropped. */
interface Run {
  /** Calls under way, each with a controller of its own: tRPC's listeners stay on a signal for as long as it lives. */
  readonly calls: Set<AbortController>;
  /** Counts what was begun; what is still under way for an older turn is dropped. */
  turn: number;
  events: { unsubscribe(): void } | null;
  signals: { unsubscribe(): void } | null;
}

/** Whether a session is asked after, after so many failed tries in a row: at 2, 4, 8, … */
const isTimeToAsk = (failures: number): boolean => failures >= 2 && Number.isInteger(Math.log2(failures));

/** The state machine behind `followWorkspace`. */
export class WorkspaceFollower implements FollowedWorkspace {
  private readonly client: ParleyClient;
  private readonly connection: LiveConnection;
  private readonly handlers: WorkspaceHandlers;
  private readonly pause: Pause;
  private run: Run | null = null;
  private current: FollowState = "ended";
  private place: string | undefined;
  private lastSeq = -1;
  private failures = 0;
  private wasConnected = false;
  private stopWatching: (() => void) | null = null;

  constructor(client: ParleyClient, connection: LiveConnection, handlers: WorkspaceHandlers) {
    this.client = client;
    this.connection = connection;
    this.handlers = handlers;
    this.pause = new Pause(connection.surroundings);
  }

  get state(): FollowState {
    return this.current;
  }

  get cursor(): string | undefined {
    return this.place;
  }

  start(cursor?: string): void {
    if (this.run !== null) return;
    const run: Run = { calls: new Set(), turn: 0, events: null, signals: null };
    this.run = run;
    this.failures = 0;
    this.wasConnected = false;
    const stops = [
      this.connection.watch(() => this.connectionChanged(run)),
      this.connection.surroundings.watch((change) => {
        if (change !== "offline") this.pause.cut();
        if (this.current !== "connected") this.disconnected();
      }),
    ];
    this.stopWatching = () => {
      for (const stop of stops) stop();
    };
    this.disconnected();
    if (cursor === undefined) this.inTurn(run, 0, (turn) => this.bootstrap(run, turn));
    else this.resume(run, cursor);
  }

  stop(): void {
    const { run } = this;
    if (run === null) return;
    this.run = null;
    this.current = "ended";
    this.stopWatching?.();
    this.stopWatching = null;
    this.pause.cut();
    for (const call of run.calls) call.abort();
    run.events?.unsubscribe();
    run.signals?.unsubscribe();
  }

  /** Does the next step of a run after a wait, unless another step was begun meanwhile. */
  private inTurn(run: Run, waitMs: number, step: (turn: number) => void): void {
    run.turn += 1;
    const { turn } = run;
    void this.pause.wait(waitMs).then(() => {
      if (this.isTurn(run, turn)) step(turn);
    });
  }

  private isTurn(run: Run, turn: number): boolean {
    return this.run === run && run.turn === turn;
  }

  private bootstrap(run: Run, turn: number): void {
    this.call(run, (signal) => this.client.live.bootstrap.query(undefined, { signal })).then(
      (snapshot) => {
        if (!this.isTurn(run, turn)) return;
        if (this.handle(run, () => this.handlers.onSnapshot(snapshot))) this.resume(run, snapshot.cursor);
      },
      (cause: unknown) => {
        const wait = this.isTurn(run, turn) ? this.failed(run, "bootstrap", cause) : null;
        if (wait !== null) this.inTurn(run, wait, (next) => this.bootstrap(run, next));
      },
    );
  }

  /** Makes a call that ends with the run. */
  private call<Result>(run: Run, make: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    run.calls.add(controller);
    return make(controller.signal).finally(() => run.calls.delete(controller));
  }

  private resume(run: Run, cursor: string): void {
    this.place = cursor;
    this.lastSeq = Number.parseInt(cursor, 10);
    // Events first: the first subscription of a socket has the rpc id that servers have encoded for already.
    this.openEvents(run);
    if (run.signals === null) this.openSignals(run);
  }

  private openEvents(run: Run): void {
    const { place } = this;
    if (place === undefined) return;
    let reset: number | null = null;
    run.events = this.client.live.events.subscribe(
      { cursor: place },
      {
        onStarted: () => {
          // The connection broke between a reset and the end of its stream, and tRPC has taken the stream up again.
          if (reset !== null) this.beginAnew(run, reset);
          else this.started(run);
        },
        onData: ({ id, data }) => {
          if (this.run !== run || reset !== null) return;
          if (data.type === "reset") reset = data.retryAfterMs;
          else this.apply(run, id, data);
        },
        onError: (cause) => {
          run.events = null;
          const reason = reasonOf(cause);
          if (reason === "BAD_CURSOR" || reason === "INVALID_INPUT") return this.beginAnew(run, 0);
          const wait = this.failed(run, "events", cause);
          if (wait !== null) this.inTurn(run, wait, () => this.openEvents(run));
        },
        onComplete: () => {
          run.events = null;
          if (this.run !== run || this.connection.state === "closed") return;
          this.disconnected();
          if (reset !== null) this.beginAnew(run, reset);
          else this.inTurn(run, this.nextWait(), () => this.openEvents(run));
        },
      },
    );
  }

  private openSignals(run: Run): void {
    if (this.run !== run) return;
    const again = (waitMs: number) => {
      this.connection.surroundings.after(waitMs, () => this.openSignals(run));
    };
    run.signals = this.client.live.ephemeral.subscribe(undefined, {
      onData: (signal) => {
        if (this.run === run) this.handle(run, () => this.handlers.onSignal?.(signal));
      },
      onError: (cause) => {
        const wait = this.failed(run, "signals", cause);
        if (wait !== null) again(wait);
      },
      onComplete: () => {
        if (this.run === run && this.connection.state !== "closed") again(this.nextWait());
      },
    });
  }

  private apply(run: Run, id: string, event: Exclude<ServerEvent, { type: "reset" }>): void {
    if (event.seq <= this.lastSeq) {
      this.failures = 0;
      return;
    }
    const applied = this.handle(run, () => {
      if (event.type === "gap") this.handlers.onGap(event);
      else if (event.type !== "sync") this.handlers.onEvent(event);
    });
    if (!applied) return;
    this.lastSeq = event.seq;
    this.place = id;
    this.failures = 0;
  }

  /** Calls the app. When it throws, what it holds is in doubt: a new snapshot puts it right. */
  private handle(run: Run, call: () => void): boolean {
    try {
      call();
      return this.run === run;
    } catch (cause) {
      if (this.run !== run) return false;
      this.handlers.onError?.({ during: "handler", reason: undefined, final: false, cause });
      this.beginAnew(run, 0);
      return false;
    }
  }

  private beginAnew(run: Run, retryAfterMs: number): void {
    if (this.run !== run) return;
    const { events } = run;
    run.events = null;
    events?.unsubscribe();
    this.disconnected();
    this.inTurn(run, retryAfterMs + this.nextWait(), (turn) => this.bootstrap(run, turn));
  }

  /** Gives the wait before the next try, or `null` when there will be none. */
  private failed(run: Run, during: "bootstrap" | "events" | "signals", cause: unknown): number | null {
    if (this.run !== run) return null;
    if (this.connection.state === "closed" && during !== "bootstrap") {
      this.end();
      return null;
    }
    const { retryAfterMs, ...error } = followErrorOf(during, cause);
    if (error.final) {
      this.end(error);
      return null;
    }
    if (during !== "signals") this.disconnected();
    this.handlers.onError?.(error);
    return retryAfterMs + this.nextWait();
  }

  private nextWait(): number {
    const { pace, surroundings } = this.connection;
    return waitBefore(this.failures++, pace, surroundings.random);
  }

  private started(run: Run): void {
    if (this.run !== run) return;
    this.wasConnected = true;
    this.become("connected");
  }

  private connectionChanged(run: Run): void {
    if (this.run !== run) return;
    const { state, failures } = this.connection;
    if (state === "closed") this.end();
    else if (state === "reconnecting" || state === "offline") {
      this.disconnected();
      if (state === "reconnecting" && isTimeToAsk(failures)) void this.askAfterSession(run);
    }
  }

  /** A browser is not told why a socket is refused: whether the session is over, a call by HTTP finds out. */
  private async askAfterSession(run: Run): Promise<void> {
    try {
      await this.call(run, (signal) => this.client.auth.me.query(undefined, { signal }));
    } catch (cause) {
      const { retryAfterMs: _, ...error } = followErrorOf("events", cause);
      if (this.run === run && error.final) this.end(error);
    }
  }

  private end(error?: FollowError): void {
    this.stop();
    this.handlers.onConnection?.("ended");
    if (error !== undefined) this.handlers.onError?.(error);
  }

  private disconnected(): void {
    if (this.connection.surroundings.isOffline()) this.become("offline");
    else this.become(this.wasConnected ? "reconnecting" : "connecting");
  }

  private become(state: FollowState): void {
    if (this.current === state) return;
    this.current = state;
    this.handlers.onConnection?.(state);
  }
}
