import type { Message, Reason, ThreadState } from "@parley/api";
import type { MessageView } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";
import type { OutboxEntry } from "../../sync/outbox/outbox-entry";
import { getName, type PeopleView } from "../members/names";
import { describeSystemLine } from "./describe-message";

type People = Pick<PeopleView, "meId" | "members">;

/** The key under which the list knows a message: the same while it is on its way and once it is stored. */
export function getMessageKey({ nonce, id }: Pick<Message, "nonce" | "id">): string {
  return nonce ?? id;
}

/** A stored message as the list of `@parley/ui` takes it. */
export function toMessageView(message: Message, people: People, t: Translate): MessageView {
  const inactive = people.members[message.authorId]?.deactivatedAt != null;
  return {
    key: getMessageKey(message),
    id: message.id,
    kind: message.system ? "system" : "text",
    author: { id: message.authorId, name: getName(people, message.authorId, t), ...(inactive && { inactive }) },
    own: message.authorId === people.meId,
    text: message.system ? describeSystemLine(message.system, message.authorId, people, t) : message.text,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    deletedAt: message.deletedAt,
    ...(message.reactions.length > 0 && { reactions: message.reactions }),
    ...(message.alsoToConversation && { isReply: true }),
    ...(message.replyCount > 0 && {
      thread: {
        replyCount: message.replyCount,
        lastReplyAt: message.lastReplyAt ?? message.createdAt,
        participants: message.participantIds.map((id) => ({ id, name: getName(people, id, t) })),
        unreadCount: 0,
      },
    }),
  };
}

/** The view with what of its thread is unread; the same where nothing is. */
export function withUnreadReplies(view: MessageView, standing: ThreadState | undefined): MessageView {
  const { thread } = view;
  if (!thread || !standing?.following || standing.unreadCount === 0) return view;
  return { ...view, thread: { ...thread, unreadCount: standing.unreadCount } };
}

/** A message on its way, or one the server refused, in the same shape. */
export function toUnsentView(entry: OutboxEntry, people: People, t: Translate): MessageView {
  const failed = entry.status === "failed";
  return {
    key: entry.nonce,
    kind: "text",
    author: { id: people.meId, name: getName(people, people.meId, t) },
    own: true,
    text: entry.text,
    createdAt: entry.createdAt,
    ...(entry.alsoToConversation && { isReply: true }),
    delivery: failed ? "failed" : "sending",
    ...(failed && entry.reason && { failure: describeFailure(entry, entry.reason, t) }),
  };
}

function describeFailure({ count }: OutboxEntry, reason: Reason, t: Translate): string {
  if (reason === "BROADCAST_UNCONFIRMED" && count !== undefined) return t("mentions.unconfirmed", { count });
  return `${t("messages.failed")} ${t(`errors.${reason}`)}`;
}

/** What is on its way and not yet among the stored messages, which show it by the same nonce. */
export function getUnsent(entries: readonly OutboxEntry[], stored: readonly Message[]): OutboxEntry[] {
  const nonces = new Set(stored.map(({ nonce }) => nonce));
  return entries.filter(({ nonce }) => !nonces.has(nonce));
}
