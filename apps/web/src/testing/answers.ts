import type { DirectoryMember } from "@parley/api";
import { createMember } from "./factories";
import { refusal } from "./outbox-world";

/** A whole list in one page, as procedures that list answer. */
export function pageOf<Item>(items: Item[]): { items: Item[]; nextCursor: null } {
  return { items, nextCursor: null };
}

/** A handler that refuses, as the server does with that reason. */
export function refuse(reason: string, more: object = {}): () => never {
  return () => {
    throw refusal(reason, more);
  };
}

/** A handler whose answer is held back until `answer` is called with it. */
export function createHeld<Answer>(): { handler: () => Promise<Answer>; answer(value: Answer): void } {
  let release: ((value: Answer) => void) | undefined;
  const held = new Promise<Answer>((resolve) => {
    release = resolve;
  });
  return { handler: () => held, answer: (value) => release?.(value) };
}

/** A member as the directory lists them. */
export function inDirectory(id: string, more: Partial<DirectoryMember> = {}): DirectoryMember {
  return { ...createMember({ id }), email: null, ...more };
}
