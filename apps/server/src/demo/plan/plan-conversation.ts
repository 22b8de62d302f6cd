import type { DemoConversation } from "../conversations.js";
import type { PersonKey } from "../people.js";
import { castDialogue, firstNamesOf } from "./cast-dialogue.js";
import { Choices } from "./choices.js";
import { type Dialogue, parseDialogues } from "./parse-dialogues.js";
import { Wordings } from "./wordings.js";
import { MINUTES_A_DAY, MORNING } from "./work-time.js";

/** A message that will be sent. */
export interface PlannedMessage {
  /** The same in every run; its nonce is made of it. */
  key: string;
  conversation: DemoConversation;
  author: PersonKey;
  /** When, in working time. */
  minutes: number;
  /** With `<@person>` for mentions, since members have no ids yet. */
  text: string;
  edited?: string;
  deleted: boolean;
}

const FIRST_START = MORNING + 10;
const LAST_START = 16.5 * 60;
/** Nobody begins anything after this, unless there is no other day. */
const CLOSING = 17.5 * 60;
const PAUSE_BETWEEN_DIALOGUES = 15;

/** How many messages the stories of a conversation hold. */
export function storyLength(conversation: DemoConversation): number {
  return conversation.dialogues.flatMap(parseDialogues).reduce((sum, dialogue) => sum + dialogue.length, 0);
}

/** Plans exactly `count` messages of a conversation, in order. */
export function planConversation(conversation: DemoConversation, count: number): PlannedMessage[] {
  const choices = new Choices(conversation.key);
  const told = conversation.dialogues.flatMap(parseDialogues);
  const dialogues = conversation.amount === "story" ? told : chooseDialogues(told, count, choices);
  const starts = new Starts(conversation.days, dialogues.length, choices);
  const messages: PlannedMessage[] = [];
  for (const dialogue of dialogues) {
    const spoken = speak(conversation, dialogue, starts.next(messages.at(-1)?.minutes), choices);
    for (const message of spoken) messages.push({ ...message, key: `${conversation.key}/${messages.length}` });
  }
  return messages;
}

/** Everyday talk: all dialogues in turn, each round in another order; of the last one only what there is room for. */
function chooseDialogues(told: readonly Dialogue[], count: number, choices: Choices): Dialogue[] {
  const chosen: Dialogue[] = [];
  let bag: Dialogue[] = [];
  for (let room = count; room > 0; ) {
    if (bag.length === 0) bag = choices.shuffled(told);
    const next = bag.splice(Math.max(0, fitting(bag, room)), 1)[0] ?? [];
    const part = next.slice(0, room);
    chosen.push(part);
    room -= part.length;
  }
  return chosen;
}

const fitting = (bag: readonly Dialogue[], room: number) => bag.findIndex((dialogue) => dialogue.length <= room);

/** When dialogues begin: spread over the days, the last one on the last day. */
class Starts {
  private told = 0;

  constructor(
    private readonly days: readonly [number, number],
    private readonly count: number,
    private readonly choices: Choices,
  ) {}

  /** The next beginning, some time after what was said last. */
  next(lastSaid: number | undefined): number {
    const [first, last] = this.days;
    const place = (this.told + this.choices.fraction()) / this.count;
    this.told += 1;
    const day = this.told === this.count ? last : first + Math.floor(place * (last - first + 1));
    const wanted = day * MINUTES_A_DAY + this.choices.between(FIRST_START, LAST_START);
    const start = Math.max(wanted, (lastSaid ?? 0) + PAUSE_BETWEEN_DIALOGUES);
    const today = Math.floor(start / MINUTES_A_DAY);
    const tooLate = start % MINUTES_A_DAY > CLOSING && today < last;
    return tooLate ? (today + 1) * MINUTES_A_DAY + FIRST_START : start;
  }
}

function speak(
  conversation: DemoConversation,
  dialogue: Dialogue,
  start: number,
  choices: Choices,
): Omit<PlannedMessage, "key">[] {
  const cast = castDialogue(dialogue, conversation.people, choices);
  const wordings = new Wordings(choices, { firstNames: firstNamesOf(cast), minute: start % MINUTES_A_DAY });
  const write = (text: string) =>
    wordings.fill(text.replaceAll(/@([A-Z])\b/g, (_, letter: string) => `<@${cast[letter]}>`));
  let minutes = start;
  return dialogue.map(({ speaker, text, edited, deleted, later }, index) => {
    if (index > 0) minutes += later ? choices.between(60, 120) : choices.between(30, 360) / 60;
    return {
      conversation,
      author: cast[speaker] as PersonKey,
      minutes,
      text: write(text),
      edited: edited === undefined ? undefined : write(edited),
      deleted,
    };
  });
}
