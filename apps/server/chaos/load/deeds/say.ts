import { randomUUID } from "node:crypto";
import { type Draft, persistentSend } from "../persistent-send.js";
import type { Person } from "../person.js";
import type { Deed } from "./deed.js";

/** Something to say somewhere; `null` for somebody who is nowhere. */
export function newDraft({ shown, random, name }: Person): Draft | null {
  const ids = shown?.ids ?? [];
  if (ids.length === 0) return null;
  const nonce = randomUUID();
  return { conversationId: random.pick(ids), nonce, text: `${name} says ${nonce.slice(0, 8)}` };
}

/** Says something, and insists. */
export const say: Deed = async (person) => {
  const draft = newDraft(person);
  const message = draft === null ? null : await persistentSend(person.sender, draft, () => person.isOver());
  if (draft !== null && message !== null) person.remember({ draft, message });
};
