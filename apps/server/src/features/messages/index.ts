import type { Feature } from "../feature.js";
import { deleteMessage } from "./delete-message.js";
import { edit } from "./edit.js";
import { createForward } from "./forward.js";
import { messageHydrators } from "./hydrators.js";
import { list } from "./list.js";
import type { MessagesDeps } from "./messages-deps.js";
import { createSend } from "./send.js";
import { createSender, type Sender } from "./sender.js";
import { versions } from "./versions.js";

export { countReached, placeOf, requireBroadcast } from "./broadcast.js";
export { listNewMentions, type NewMention } from "./list-new-mentions.js";
export { requireFewMentions } from "./mentioned-members.js";
export { requireStored } from "./require-stored.js";
export type { Sender } from "./sender.js";
export { storeSystemLine } from "./store-system-line.js";

/** What is written in conversations; and the way it takes, for features that send. */
export function createMessagesFeature(deps: MessagesDeps): Feature<"messages"> & { sender: Sender } {
  const sender = createSender(deps);
  const send = createSend(deps, sender);
  return {
    sender,
    service: {
      send,
      forward: createForward(deps, send),
      list: (actor, input) => list(deps, actor, input),
      edit: (actor, input) => edit(deps, actor, input),
      delete: (actor, input) => deleteMessage(deps, actor, input),
      versions: (actor, input) => versions(deps, actor, input),
    },
    hydrators: messageHydrators,
  };
}
