import { trpcClientOf } from "@parley/api/trpc";
import { QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { trpc } from "../../lib/trpc";
import { useOnline } from "../../lib/use-online";
import type { ConnectionView } from "../../sync/connection";
import type { OutboxEntry } from "../../sync/outbox/outbox-entry";
import type { ClientState } from "../../sync/state/client-state.js";
import type { WorkspaceSession } from "../../sync/workspace-session";
import type { PendingReactions } from "../reactions/reaction-toggles";

const SessionContext = createContext<WorkspaceSession | undefined>(undefined);

/** Gives all screens below the open workspace: its session, its client for `trpc` hooks, its cache. */
export function WorkspaceProvider({ session, children }: { session: WorkspaceSession; children: ReactNode }) {
  return (
    <SessionContext value={session}>
      <trpc.Provider client={trpcClientOf(session.client)} queryClient={session.queryClient}>
        <QueryClientProvider client={session.queryClient}>{children}</QueryClientProvider>
      </trpc.Provider>
    </SessionContext>
  );
}

/** The open workspace. Throws outside of one. */
export function useWorkspaceSession(): WorkspaceSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no workspace here.");
  return session;
}

/** A part of the workspace's state, if there is one yet. `select` must give the same object for the same state. */
export function useFindClientState<Part>(select: (state: ClientState) => Part): Part | undefined {
  const { store } = useWorkspaceSession();
  return useSyncExternalStore(store.subscribe, () => {
    const state = store.find();
    return state && select(state);
  });
}

/** A part of the workspace's state, below the shell, which waits for the first one. */
export function useClientState<Part>(select: (state: ClientState) => Part): Part {
  const { store } = useWorkspaceSession();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** How the live connection stands. */
export function useConnection(): ConnectionView {
  const { connection } = useWorkspaceSession();
  return useSyncExternalStore(connection.subscribe, connection.get);
}

/** Whether what shows is live, as far as the connection and the device know. */
export function useIsConnected(): boolean {
  const { state } = useConnection();
  const isOnline = useOnline();
  return isOnline && state === "connected";
}

/** The reader's own reactions that are on their way. */
export function usePendingReactions(): PendingReactions {
  const { reactions } = useWorkspaceSession();
  return useSyncExternalStore(reactions.subscribe, reactions.getPending);
}

/** Everything of the reader that is not sent yet. */
export function useOutboxEntries(): readonly OutboxEntry[] {
  const outbox = useWorkspaceSession().getOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.getEntries);
}
