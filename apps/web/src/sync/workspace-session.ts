import { createParleyClient, followWorkspace, type ParleyClient } from "@parley/api";
import type { QueryClient } from "@tanstack/react-query";
import { createOutsideMentions, type OutsideMentions } from "../features/mentions/outside-mentions";
import { createTimelineLoader, type TimelineLoader } from "../features/messages/timeline-loader";
import { createReactionToggles, type ReactionToggles } from "../features/reactions/reaction-toggles";
import { createDeliveryAcks } from "../features/receipts/delivery-acks";
import { createQueryClient } from "../lib/create-query-client";
import { type ConnectionStore, createConnectionStore } from "./connection";
import { createBrowserOutbox } from "./outbox/create-browser-outbox";
import type { Outbox } from "./outbox/outbox";
import { createRefetch } from "./refetch";
import { createSnapshotCache, type SnapshotCache } from "./snapshot-cache";
import type { ClientState } from "./state/client-state.js";
import { openStream } from "./stream";
import { createWorkspaceStore, type WorkspaceStore } from "./workspace-store";

/** How often the state is kept for the next visit at most, and typing signals are looked after, in milliseconds. */
const KEEP_EVERY_MS = 3_000;
const TICK_MS = 1_000;

/** One open workspace: its client, its cache, its live stream, its outbox. */
export interface WorkspaceSession {
  readonly slug: string;
  readonly client: ParleyClient;
  readonly queryClient: QueryClient;
  readonly store: WorkspaceStore;
  readonly connection: ConnectionStore;
  readonly timelines: TimelineLoader;
  readonly reactions: ReactionToggles;
  /** People the reader has named where they are not. */
  readonly outsideMentions: OutsideMentions;
  /** Exists as soon as there is a state, since it belongs to a member. Throws before. */
  getOutbox(): Outbox;
  /** Shows what was kept, then follows the workspace until the function it gives is called. */
  run(): () => void;
}

export interface WorkspaceSessionDeps {
  readonly slug: string;
  readonly client?: ParleyClient;
  readonly cache?: SnapshotCache;
}

/** Opens a workspace; nothing happens until `run`. */
export function createWorkspaceSession(deps: WorkspaceSessionDeps): WorkspaceSession {
  const { slug, client = createParleyClient({ url: "", workspace: deps.slug }), cache = createSnapshotCache() } = deps;
  const queryClient = createQueryClient();
  const connection = createConnectionStore();
  const refetch = createRefetch({
    client,
    queryClient,
    getStore: () => store,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onFailure: () => undefined,
  });
  const store = createWorkspaceStore(refetch);
  const outsideMentions = createOutsideMentions();
  let outbox: ReturnType<typeof createBrowserOutbox> | undefined;

  let running = false;

  function openOutbox(memberId: string): void {
    if (running && outbox) return;
    outbox = createBrowserOutbox({ memberId, client, store, onMentionedOutside: outsideMentions.add });
    running = true;
  }

  async function showKept(stopped: () => boolean): Promise<void> {
    const kept = await cache.read(slug);
    if (!kept || stopped() || store.find()) return;
    openOutbox(kept.meId);
    store.replace(kept);
  }

  return {
    slug,
    client,
    queryClient,
    store,
    connection,
    timelines: createTimelineLoader({ client, store, refetch }),
    reactions: createReactionToggles({ client, store }),
    outsideMentions,
    getOutbox: () => {
      if (!outbox) throw new Error("The outbox opens with the workspace's first state.");
      return outbox.outbox;
    },
    run: () => {
      let stopped = false;
      const before = store.find();
      if (before) openOutbox(before.meId);
      let keptState: ClientState | undefined;
      void showKept(() => stopped);
      const acks = createDeliveryAcks({
        send: (seq) => client.receipts.acknowledge.mutate({ seq }),
        now: Date.now,
        after: (ms, work) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      });
      const stream = openStream({
        store,
        connection,
        follow: (handlers) => followWorkspace(client, handlers),
        onSnapshot: (state) => {
          openOutbox(state.meId);
          acks.restart();
          // What came while this device was away is here now.
          if (Object.values(state.conversations).some(({ unreadCount }) => unreadCount > 0)) acks.received(state.seq);
        },
        onReceived: acks.received,
        onOwnMessage: (nonce) => outbox?.outbox.acknowledge(nonce),
        soon: (work) => setTimeout(work, 0),
        now: Date.now,
      });
      const unwatch = connection.subscribe(() => {
        if (connection.get().state === "connected") outbox?.outbox.kick();
      });
      const keep = () => {
        const state = store.find();
        if (!state || state === keptState || connection.get().state === "ended") return;
        keptState = state;
        void cache.write(slug, state);
      };
      const ticker = setInterval(() => stream.tick(), TICK_MS);
      const keeper = setInterval(keep, KEEP_EVERY_MS);
      addEventListener("pagehide", keep);
      return () => {
        stopped = true;
        stream.stop();
        acks.restart();
        unwatch();
        clearInterval(ticker);
        clearInterval(keeper);
        removeEventListener("pagehide", keep);
        outbox?.close();
        running = false;
      };
    },
  };
}
