import { randomUUID } from "node:crypto";
import { handOver } from "../persistent-send.js";
import type { Deed } from "./deed.js";

/** Forwards what was said last in one conversation to another, and insists. */
export const forward: Deed = async ({ app, shown, random, client, sender, isOver }) => {
  const last = app?.lastMessages ?? [];
  const ids = shown?.ids ?? [];
  if (last.length === 0 || ids.length === 0) return;
  const input = { messageId: random.pick(last).id, conversationId: random.pick(ids), nonce: randomUUID() };
  const post = (signal: AbortSignal) => client.messages.forward.mutate(input, { signal });
  await handOver(sender, { nonce: input.nonce, post }, isOver);
};
