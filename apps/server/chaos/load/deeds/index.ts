import type { Random } from "../../random.js";
import type { Deed } from "./deed.js";
import { dismiss } from "./dismiss.js";
import { draft } from "./draft.js";
import { edit } from "./edit.js";
import { follow } from "./follow.js";
import { forward } from "./forward.js";
import { markRead } from "./mark-read.js";
import { markUnread } from "./mark-unread.js";
import { mention } from "./mention.js";
import { pin } from "./pin.js";
import { prefer } from "./prefer.js";
import { react } from "./react.js";
import { readThread } from "./read-thread.js";
import { remove } from "./remove.js";
import { repeat } from "./repeat.js";
import { reply } from "./reply.js";
import { save } from "./save.js";
import { say } from "./say.js";
import { cancel, reschedule, schedule } from "./schedule.js";
import { search } from "./search.js";
import { type } from "./type.js";

export type { Deed } from "./deed.js";
export { newDraft } from "./say.js";

/**
 * Which deeds people do: what there is to do with messages alone, or everything, as a cluster or one process with its embedded
 * database can bear it; `even` does each as often as every other.
 */
export type Pace = "messages" | "cluster" | "embedded" | "even";

/** How often a deed is done beside the others. */
interface Weighed {
  readonly deed: Deed;
  readonly weights: Readonly<Record<Pace, number>>;
}

const weighed = (deed: Deed, cluster: number, embedded = cluster, messages = 0): Weighed => ({
  deed,
  weights: { messages, cluster, embedded, even: 1 },
});

/** What people do. Each new deed is one file and one line here; its name is the report's. */
export const DEEDS = {
  say: weighed(say, 560, 700, 680),
  repeat: weighed(repeat, 40, 40, 60),
  edit: weighed(edit, 60, 60, 80),
  remove: weighed(remove, 25, 25, 30),
  react: weighed(react, 80, 50, 100),
  type: weighed(type, 15, 15, 25),
  markRead: weighed(markRead, 40, 20, 25),
  markUnread: weighed(markUnread, 8, 4),
  reply: weighed(reply, 45, 12),
  follow: weighed(follow, 12, 4),
  readThread: weighed(readThread, 14, 5),
  pin: weighed(pin, 14, 6),
  save: weighed(save, 12, 6),
  prefer: weighed(prefer, 12, 6),
  forward: weighed(forward, 12, 6),
  search: weighed(search, 10, 2),
  mention: weighed(mention, 16, 5),
  dismiss: weighed(dismiss, 12, 5),
  schedule: weighed(schedule, 12, 5),
  reschedule: weighed(reschedule, 4),
  cancel: weighed(cancel, 3),
  draft: weighed(draft, 14, 6),
} satisfies Record<string, Weighed>;

export type DeedName = keyof typeof DEEDS;

/** The names of all deeds. */
export const DEED_NAMES = Object.keys(DEEDS) as DeedName[];

/** Something to do, by chance and weight. */
export function drawDeed(random: Random, pace: Pace): { name: DeedName; deed: Deed } {
  const total = DEED_NAMES.reduce((sum, name) => sum + DEEDS[name].weights[pace], 0);
  let left = random.fraction() * total;
  for (const name of DEED_NAMES) {
    const { deed, weights } = DEEDS[name];
    left -= weights[pace];
    if (left < 0) return { name, deed };
  }
  return { name: "say", deed: DEEDS.say.deed };
}
