import { filterPeople, type PersonOption } from "@parley/ui";

/** Somewhere to go: a conversation, a person to write to, a page. */
export interface Target extends PersonOption {
  readonly kind: "conversation" | "person" | "page";
}

/** At most this many are shown. */
const SHOWN = 12;

/** Those that match, in the given order: conversations stand first since they are what is mostly meant. */
export function findTargets(targets: readonly Target[], query: string): Target[] {
  return filterPeople(targets, query).slice(0, SHOWN);
}
