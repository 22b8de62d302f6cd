import type { Message, ParleyClient } from "@parley/api";
import { receiveSentMessage } from "../../features/messages/receive-message.js";
import type { WorkspaceStore } from "../workspace-store";
import { exclusively } from "./exclusively";
import { createOutbox, type Outbox } from "./outbox";
import { createOutboxStorage, type OutboxStorage } from "./outbox-storage";

/** A send without an answer for this long is given up and tried again under its nonce, in milliseconds. */
const SEND_TIMEOUT_MS = 20_000;

export interface BrowserOutboxDeps {
  readonly memberId: string;
  readonly client: ParleyClient;
  readonly store: WorkspaceStore;
  readonly storage?: OutboxStorage;
  /** The author named people in this message who are not in its conversation. */
  onMentionedOutside?(message: Message, memberIds: readonly string[]): void;
}

/** The outbox of one member in this browser; `close` it with the workspace. */
export function createBrowserOutbox(deps: BrowserOutboxDeps): { outbox: Outbox; close(): void } {
  const name = `parley-outbox:${deps.memberId}`;
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name);
  const outbox = createOutbox({
    memberId: deps.memberId,
    storage: deps.storage ?? createOutboxStorage(),
    send: async ({ conversationId, nonce, text, threadRootId, alsoToConversation, confirmedCount }) => {
      const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const reply = threadRootId === undefined ? {} : { threadRootId, alsoToConversation };
      const confirmed = confirmedCount === undefined ? {} : { confirmedCount };
      const { message, mentionedOutside } = await deps.client.messages.send.mutate(
        { conversationId, nonce, text, ...reply, ...confirmed },
        { signal },
      );
      if (mentionedOutside.length > 0) deps.onMentionedOutside?.(message, mentionedOutside);
      return message;
    },
    onSent: (message) => deps.store.update((state) => receiveSentMessage(state, message)),
    exclusively: (work) => exclusively(name, work),
    announce: () => channel?.postMessage("changed"),
    schedule: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    now: Date.now,
    random: Math.random,
    createNonce: () => crypto.randomUUID(),
  });
  if (channel) channel.onmessage = () => void outbox.reload();
  const kick = () => outbox.kick();
  addEventListener("online", kick);
  void outbox.reload();
  return {
    outbox,
    close: () => {
      removeEventListener("online", kick);
      channel?.close();
      outbox.stop();
    },
  };
}
