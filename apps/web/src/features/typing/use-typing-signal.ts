import { LIMITS } from "@parley/api";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { createTypingSignaller } from "./typing-signaller";

/** Tells the others in a conversation that the reader is writing. Call it with each change of the text. */
export function useTypingSignal(conversationId: string): (text: string) => void {
  const { client } = useWorkspaceSession();
  const isConnected = useIsConnected();
  const memberCount = useClientState((state) => state.conversations[conversationId]?.memberCount ?? 0);
  const isWanted = isConnected && memberCount > 1 && memberCount <= LIMITS.typingMembers;
  const wanted = useRef(isWanted);
  wanted.current = isWanted;

  const signaller = useMemo(() => {
    let last: Promise<unknown> = Promise.resolve();
    return createTypingSignaller({
      // One behind the other: an end that overtook its beginning would leave others waiting for words. A lost signal is no
      // harm, it would have run out by itself.
      send: (typing) => {
        last = last.then(() => client.typing.signal.mutate({ conversationId, typing })).catch(() => undefined);
      },
      now: Date.now,
    });
  }, [client, conversationId]);
  useEffect(() => () => signaller.stop(), [signaller]);
  return useCallback(
    (text) => {
      if (wanted.current) signaller.write(text);
    },
    [signaller],
  );
}
