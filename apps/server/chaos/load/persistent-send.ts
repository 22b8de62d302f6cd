import type { Message, MessagesSendInput, ParleyClient } from "@parley/api";
import { sleep } from "../../bench/harness/sleep.js";
import type { SendAttempt } from "../checker/journal.js";
import { attempt, isDone } from "./attempt.js";

/** What is sent, under which name of its own. */
export type Draft = MessagesSendInput;

/** Hands a message over in whatever way, under a nonce: said, or forwarded. */
export interface Handover {
  nonce: string;
  post: (signal: AbortSignal) => Promise<{ message: Message }>;
}

export interface SenderDeps {
  client: ParleyClient;
  name: string;
  workspaceId: string;
  /** Told of every attempt, however it ended. */
  onAttempt: (attempt: SendAttempt) => void;
  random: () => number;
}

/**
 * How long one attempt may take before nobody waits for it any more, in milliseconds: half as long as the web app's outbox waits.
 * On a machine that is busy to the brim a send takes seconds without anything being wrong.
 */
const WITHIN_MS = 10_000;
/** Before the next attempt; doubles up to eight times as much. */
const PAUSE_MS = 200;

/** One attempt to send; gives the message when it was acknowledged, `null` when it was refused for good. */
export function sendOnce(deps: SenderDeps, draft: Draft): Promise<Message | "again" | null> {
  return handOverOnce(deps, asHandover(deps, draft));
}

const asHandover = ({ client }: SenderDeps, draft: Draft): Handover => ({
  nonce: draft.nonce,
  post: (signal) => client.messages.send.mutate({ ...draft }, { signal }),
});

async function handOverOnce(deps: SenderDeps, { nonce, post }: Handover): Promise<Message | "again" | null> {
  const startedAt = Date.now();
  const ended = await attempt(post, WITHIN_MS);
  const { name: client, workspaceId } = deps;
  const record = { client, workspaceId, nonce, startedAt, endedAt: Date.now(), outcome: ended.outcome };
  if (isDone(ended)) {
    const { message } = ended.result;
    deps.onAttempt({ ...record, message: { id: message.id, seq: message.seq } });
    return message;
  }
  deps.onAttempt(record);
  return ended.passing ? "again" : null;
}

/**
 * Sends until it is acknowledged or refused for good, as an outbox does: always with the same nonce, also when nobody
 * knows what became of the attempt before. Gives up when `isOver` says so.
 */
export function persistentSend(deps: SenderDeps, draft: Draft, isOver: () => boolean): Promise<Message | null> {
  return handOver(deps, asHandover(deps, draft), isOver);
}

/** The same for what is handed over in another way. */
export async function handOver(deps: SenderDeps, handover: Handover, isOver: () => boolean): Promise<Message | null> {
  for (let failures = 0; ; failures += 1) {
    const sent = await handOverOnce(deps, handover);
    if (sent !== "again") return sent;
    if (isOver()) return null;
    await sleep(PAUSE_MS * 2 ** Math.min(failures, 3) * (0.5 + deps.random()));
  }
}
