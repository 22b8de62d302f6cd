import { nonceOf } from "../plan/nonce-of.js";
import type { PlannedMessage } from "../plan/plan-conversation.js";
import type { Deed } from "../plan/plan-demo.js";
import { join } from "./join.js";
import { open } from "./open.js";
import type { Stage } from "./stage.js";

type Kind = Deed["kind"];
type Performers = { [K in Kind]: (stage: Stage, deed: Extract<Deed, { kind: K }>) => Promise<number> };

/** A deed and the seq the log stood at when it was done. */
export interface DoneDeed {
  deed: Deed;
  seq: number;
}

/** Messages sent at once, so that they share commits (SPEC W4). */
const TOGETHER = 200;

/** Each can be done again: it then changes nothing and gives the same seq. */
const PERFORMERS: Performers = {
  join: (stage, { person }) => join(stage, person),
  open: (stage, { conversation }) => open(stage, conversation),
  send: (stage, { message }) => send(stage, message),
  edit: async (stage, { message, text }) => {
    const input = { messageId: stage.message(message).id, text: stage.text(text) };
    return (await stage.services.messages.edit(stage.actor(message.author), input)).message.rev;
  },
  delete: async (stage, { message }) => {
    const input = { messageId: stage.message(message).id };
    return (await stage.services.messages.delete(stage.actor(message.author), input)).message.rev;
  },
  archive: async (stage, { conversation }) => {
    const input = { conversationId: stage.conversationId(conversation), archived: true };
    const archived = await stage.services.groups.archive(stage.actor(conversation.people[0]), input);
    return archived.conversation.lastMessage?.seq ?? archived.conversation.rev;
  },
};

/**
 * Does the deeds one after the other, through the services. Messages that follow each other go out together: the
 * workspace's lane stores them in the order they are handed in.
 */
export async function performDeeds(stage: Stage, deeds: readonly Deed[]): Promise<DoneDeed[]> {
  const done: DoneDeed[] = [];
  for (const batch of batchesOf(deeds))
    done.push(...(await Promise.all(batch.map(async (deed) => ({ deed, seq: await perform(stage, deed) })))));
  return done;
}

function perform<K extends Kind>(stage: Stage, deed: Extract<Deed, { kind: K }>): Promise<number> {
  return PERFORMERS[deed.kind](stage, deed);
}

/** Runs of sends, and everything else by itself. */
function* batchesOf(deeds: readonly Deed[]): Generator<Deed[]> {
  let sends: Deed[] = [];
  for (const deed of deeds) {
    if (deed.kind !== "send" || sends.length === TOGETHER) {
      if (sends.length > 0) yield sends;
      sends = [];
    }
    if (deed.kind === "send") sends.push(deed);
    else yield [deed];
  }
  if (sends.length > 0) yield sends;
}

async function send(stage: Stage, planned: PlannedMessage): Promise<number> {
  const { message } = await stage.services.messages.send(stage.actor(planned.author), {
    conversationId: stage.conversationId(planned.conversation),
    nonce: nonceOf(planned.key),
    text: stage.text(planned.text),
  });
  stage.sent(planned, message);
  return message.seq;
}
