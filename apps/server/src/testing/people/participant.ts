import { connectionOf, type FollowedWorkspace, followWorkspace, type LogEvent, type ParleyClient } from "@parley/api";
import { WebSocket } from "ws";
import { applyEvent, type ClientState, createClientState, type Refetch } from "../../../../web/src/sync/state/index.js";
import { eventually } from "../eventually.js";
import { comparable, fetchState, fetchWanted } from "../model/client-states.js";
import type { World } from "../world.js";
import type { WorldMember } from "../world-people.js";

/** An address where nobody listens: port 1 is never given away. */
const NOWHERE = "ws://127.0.0.1:1";

/** Somebody's client as the web app is one, over a network that a test takes away and gives back. */
export class Participant {
  readonly client: ParleyClient;
  /** Since the last snapshot. */
  events: LogEvent[] = [];
  snapshots = 0;
  private known: ClientState | null = null;
  private wanted: Refetch[] = [];
  private isAway = false;
  private readonly sockets = new Set<WebSocket>();
  private readonly followed: FollowedWorkspace;

  constructor(
    world: World,
    readonly member: WorldMember,
  ) {
    const { sockets } = this;
    const addressOf = (url: string) => (this.isAway ? NOWHERE : url);
    class Tapped extends WebSocket {
      constructor(url: string) {
        super(addressOf(url));
        sockets.add(this);
        this.on("close", () => sockets.delete(this));
      }
    }
    this.client = world.client({ token: member.token, workspace: member.workspace.id, webSocket: Tapped });
    this.followed = followWorkspace(this.client, {
      onSnapshot: (snapshot) => {
        this.snapshots += 1;
        this.events = [];
        this.known = createClientState(snapshot);
        this.wanted = [];
      },
      onEvent: (event) => {
        this.events.push(event);
        this.take(applyEvent(this.state, event));
      },
      onGap: ({ seq }) => {
        throw new Error(`There is a gap at ${seq}.`);
      },
    });
  }

  get id(): string {
    return this.member.actor.memberId;
  }

  get state(): ClientState {
    if (this.known === null) throw new Error("There is no snapshot yet.");
    return this.known;
  }

  /** Up to where everything was told. */
  get seq(): number {
    return Number.parseInt(this.followed.cursor ?? "-1", 10);
  }

  private take(applied: { state: ClientState; refetch: readonly Refetch[] }): void {
    this.known = applied.state;
    this.wanted.push(...applied.refetch);
  }

  /** The network is gone without a farewell, until `comeBack`. */
  async goAway(): Promise<void> {
    this.isAway = true;
    this.cut();
    await eventually("a client notices that it is offline", () => this.followed.state !== "connected");
  }

  /** The connection is gone, and may come again at once. */
  cut(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  comeBack(): void {
    this.isAway = false;
    connectionOf(this.client).retry();
  }

  /** Resolves once the client is connected, knows the log up to there, has fetched what it had to, and every timeline is open. */
  async settled(head: number, sync: () => Promise<void>): Promise<void> {
    await eventually(`somebody is told up to ${head}`, async () => {
      if (this.followed.state === "connected" && this.seq >= head) return true;
      await sync();
      return false;
    });
    for (let wanted = this.takeWanted(); wanted.length > 0; wanted = this.takeWanted()) {
      for (const refetch of wanted) {
        const received = await fetchWanted(this.client, this.state.seq, refetch);
        this.take(received(this.state));
      }
    }
  }

  /** What is to be fetched: what reducers have asked for, and then what timelines are not open yet. */
  private takeWanted(): readonly Refetch[] {
    const { wanted, state } = this;
    this.wanted = [];
    if (wanted.length > 0) return wanted;
    const closed = Object.keys(state.conversations).filter((id) => state.timelines[id] === undefined);
    return closed.map((conversationId) => ({ kind: "timeline", conversationId }));
  }

  /** What the client knows and what a fresh one would: to be equal. */
  async compareWithFresh(): Promise<{ known: unknown; fresh: unknown }> {
    const { state } = await fetchState(this.client);
    return { known: comparable(this.state), fresh: comparable(state) };
  }

  stop(): void {
    this.followed.stop();
  }
}
