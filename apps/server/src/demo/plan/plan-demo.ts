import { DEMO_CONVERSATIONS, type DemoConversation } from "../conversations.js";
import { PERSON_KEYS, type PersonKey, personOf } from "../people.js";
import { Choices } from "./choices.js";
import { type PlannedMessage, planConversation, storyLength } from "./plan-conversation.js";
import { MINUTES_A_DAY, MORNING, WORK_DAYS } from "./work-time.js";

/** Messages that people write, over all conversations. */
export const DEMO_MESSAGES = 2_000;

/** Something somebody does, at a place in working time. */
export type Deed = { minutes: number } & (
  | { kind: "join"; person: PersonKey }
  | { kind: "open"; conversation: DemoConversation }
  | { kind: "archive"; conversation: DemoConversation }
  | { kind: "send"; message: PlannedMessage }
  | { kind: "delete"; message: PlannedMessage }
  | { kind: "edit"; message: PlannedMessage; text: string }
);

/** Up to where somebody has read a conversation. */
export interface PlannedReading {
  person: PersonKey;
  message: PlannedMessage;
}

export interface DemoPlan {
  /** In the order they are done. */
  deeds: readonly Deed[];
  readings: readonly PlannedReading[];
}

/** Plans the whole demo; the same each time. */
export function planDemo(): DemoPlan {
  const conversations = [...shareOut(DEMO_MESSAGES)].map(([conversation, count]) => ({
    conversation,
    messages: planConversation(conversation, count),
  }));
  const choices = new Choices("afterwards");
  const told = conversations.flatMap(({ conversation, messages }): Deed[] => {
    const [first, last] = [messages.at(0)?.minutes ?? 0, messages.at(-1)?.minutes ?? 0];
    return [
      { kind: "open", conversation, minutes: first - 3 },
      ...messages.flatMap((message) => deedsOf(message, choices)),
      ...(conversation.archived ? [{ kind: "archive" as const, conversation, minutes: last + 30 }] : []),
    ];
  });
  const deeds = [...planJoins(told), ...told].sort((one, other) => one.minutes - other.minutes);
  return { deeds, readings: conversations.flatMap(({ messages }) => planReadings(messages)) };
}

/** How many messages each conversation gets: the stories as long as they are, the others their share of the rest. */
export function shareOut(total: number): Map<DemoConversation, number> {
  const shares = new Map<DemoConversation, number>();
  let rest = total;
  let weights = 0;
  for (const conversation of DEMO_CONVERSATIONS) {
    if (conversation.amount === "story") {
      shares.set(conversation, storyLength(conversation));
      rest -= storyLength(conversation);
    } else weights += conversation.amount;
  }
  for (const conversation of DEMO_CONVERSATIONS) {
    if (conversation.amount === "story") continue;
    const share = Math.round((rest * conversation.amount) / weights);
    shares.set(conversation, share);
    rest -= share;
    weights -= conversation.amount;
  }
  return shares;
}

function deedsOf(message: PlannedMessage, choices: Choices): Deed[] {
  const { minutes, edited, deleted } = message;
  const deeds: Deed[] = [{ kind: "send", message, minutes }];
  const after = minutes + choices.between(1, 4);
  if (edited !== undefined) deeds.push({ kind: "edit", message, text: edited, minutes: after });
  if (deleted) deeds.push({ kind: "delete", message, minutes: after });
  return deeds;
}

/** The company is there from the beginning; guests come just before the first conversation they are in. */
function planJoins(deeds: readonly Deed[]): Deed[] {
  return PERSON_KEYS.map((person, index) => {
    const opened = deeds.find((deed) => deed.kind === "open" && deed.conversation.people.includes(person));
    const guest = personOf(person).role === "guest";
    return { kind: "join", person, minutes: guest ? (opened?.minutes ?? 0) - 2 : MORNING + index / 10 };
  });
}

/** Everybody has read what was there when they last looked, and what they themselves answered to. */
function planReadings(messages: readonly PlannedMessage[]): PlannedReading[] {
  return (messages[0]?.conversation.people ?? []).flatMap((person) => {
    const lastLook = (WORK_DAYS - 1) * MINUTES_A_DAY + personOf(person).lastLook;
    const message = messages.findLast(({ author, minutes }) => author === person || minutes <= lastLook);
    return message === undefined ? [] : { person, message };
  });
}
