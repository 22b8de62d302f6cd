import { type Conversation, LIMITS, type Message } from "@parley/api";
import type { MessageView } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from "react";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { createReceiptTally } from "./receipt-tally.js";
import { receiveReceipts } from "./receive-receipts.js";

const ReadersPanel = lazy(() => import("./readers-panel").then((module) => ({ default: module.ReadersPanel })));

/** How far one's own messages have come, and who has read them. */
export interface ReceiptsState {
  /** What is shown of an own, stored message; the same object while nothing changes. */
  getDelivery(message: Message): Pick<MessageView, "delivery" | "readCount">;
  /** There in groups. */
  readonly renderReaders?: (view: MessageView) => ReactNode;
}

const unknown = {};

/** Receipts of the open conversation: asked for once there is something of one's own, then kept current by signals. */
export function useReceipts(
  { id: conversationId, kind, memberCount }: Conversation,
  items: readonly Message[],
  findMessage: (key: string) => Message | undefined,
): ReceiptsState {
  const { client, store, queryClient } = useWorkspaceSession();
  const isConnected = useIsConnected();
  const meId = useClientState((state) => state.meId);
  const connectionId = useClientState((state) => state.connectionId);
  const { shareReceipts } = useClientState((state) => state.preferences);
  const known = useClientState((state) => state.receipts[conversationId]);
  const hasOthers = memberCount > 1;
  const isTold = hasOthers && memberCount <= LIMITS.receiptMembers;
  const hasOwn = items.some(({ authorId, system }) => authorId === meId && !system);

  // Signals may have been lost while the stream was away: each connection asks anew.
  useQuery(
    {
      queryKey: ["receipts", conversationId, connectionId, shareReceipts],
      queryFn: async () => {
        const { receipts } = await client.receipts.get.query({ conversationId });
        store.update((state) => receiveReceipts(state, conversationId, receipts));
        return true;
      },
      enabled: isTold && hasOwn && isConnected,
      staleTime: 30_000,
    },
    queryClient,
  );

  const tally = useMemo(() => createReceiptTally(Object.values(known ?? {})), [known]);
  const made = useMemo(() => new Map<string, Pick<MessageView, "delivery" | "readCount">>(), []);
  const isGroup = kind === "group";
  const getDelivery = useCallback(
    (message: Message) => {
      if (!hasOthers || message.authorId !== meId || message.system || message.deletedAt !== null) return unknown;
      if (message.threadRootId !== null) return unknown;
      const readCount = isTold && shareReceipts ? tally.countRead(message.seq) : 0;
      const isDelivered = isTold && tally.countDelivered(message.seq) > 0;
      const delivery = readCount > 0 ? "read" : isDelivered ? "delivered" : "sent";
      const key = `${delivery}:${readCount}`;
      const view = made.get(key) ?? { delivery, ...(isGroup && readCount > 0 && { readCount }) };
      made.set(key, view);
      return view;
    },
    [hasOthers, isTold, isGroup, meId, shareReceipts, tally, made],
  );
  const renderReaders = useCallback(
    ({ key }: MessageView) => {
      const message = findMessage(key);
      return (
        message && (
          <Suspense>
            <ReadersPanel message={message} />
          </Suspense>
        )
      );
    },
    [findMessage],
  );
  return { getDelivery, ...(isGroup && { renderReaders }) };
}
