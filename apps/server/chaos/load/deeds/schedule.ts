import { randomUUID } from "node:crypto";
import { isDone } from "../attempt.js";
import type { Deed } from "./deed.js";

const DAY_MS = 24 * 60 * 60 * 1_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Writes a message to be sent in a few seconds, or tomorrow. */
export const schedule: Deed = async (person) => {
  const { shown, random, client, call, name } = person;
  const ids = shown?.ids ?? [];
  if (ids.length === 0) return;
  const nonce = randomUUID();
  const sendAt = later(random.fraction() < 0.8 ? random.between(1_500, 6_000) : DAY_MS);
  const input = { conversationId: random.pick(ids), nonce, text: `${name} says ${nonce.slice(0, 8)} later`, sendAt };
  const ended = await call((signal) => client.scheduled.create.mutate(input, { signal }));
  if (isDone(ended)) person.noteScheduled(ended.result.scheduled, nonce);
};

/** Changes a message that waits to be sent, or its time. */
export const reschedule: Deed = async ({ scheduledIds, random, client, call }) => {
  if (scheduledIds.length === 0) return;
  const scheduledId = random.pick(scheduledIds);
  const change =
    random.fraction() < 0.5
      ? { text: `says another thing ${random.between(1, 1e6)}` }
      : { sendAt: later(random.between(1_000, 3_000)) };
  await call((signal) => client.scheduled.update.mutate({ scheduledId, ...change }, { signal }));
};

/** Cancels a message that waits to be sent. */
export const cancel: Deed = async (person) => {
  const { scheduledIds, random, client, call } = person;
  if (scheduledIds.length === 0) return;
  const input = { scheduledId: random.pick(scheduledIds) };
  person.noteCancelled(input.scheduledId);
  await call((signal) => client.scheduled.cancel.mutate(input, { signal }));
};
