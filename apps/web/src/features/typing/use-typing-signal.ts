import { LIMITS } from "@parley/api";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { MessagePlace } from "../../sync/state/message-place.js";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { createTypingSignaller } from "./typing-signaller";

/** Tells the others in a conversation that the reader is writing there, or in a thread. Call it with each change of the text. */
export function useTypingSignal({ conversationId, threadRootId }: MessagePlace): (text: string) => void {
  const { client } = useWorkspaceSession();
  const isConnected = useIsConnected();
  const memberCount = useClientState((state) => state.conversations[conversationId]?.memberCount ?? 0);
  const isWanted = isConnected && memberCount > 1 && memberCount <= LIMITS.typingMembers;
  const wanted = useRef(isWanted);
  wanted.current = isWanted;

  const signaller = useMemo(() => {
    let last: Promise<unknown> = Promise.resolve();
    const place = { conversationId, ...(threadRootId && { threadRootId }) };
    // One behind the other: an end that overtook its beginning would leave others waiting for words. A lost signal is no
    // harm, it would have run out by itself.
    return createTypingSignaller((typing) => {
      last = last.then(() => client.typing.signal.mutate({ ...place, typing })).catch(() => undefined);
    });
  }, [client, conversationId, threadRootId]);
  useEffect(() => () => signaller.stop(), [signaller]);
  return useCallback(
    (text) => {
      if (wanted.current) signaller.write(text);
    },
    [signaller],
  );
}
