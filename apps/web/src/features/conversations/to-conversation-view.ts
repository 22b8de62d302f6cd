import { type Conversation, isMuted } from "@parley/api";
import type { ConversationView } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";
import { getName, type PeopleView, toPersonView } from "../members/names";
import { describeInOneLine } from "../messages/describe-message";

/** The other person of a direct conversation; oneself in a conversation with oneself. */
export function getOtherId(conversation: Conversation, meId: string): string {
  return conversation.participantIds.find((id) => id !== meId) ?? meId;
}

/** What a conversation is called: its name, or the other person's. */
export function getConversationName(
  conversation: Conversation,
  people: Pick<PeopleView, "meId" | "members">,
  t: Translate,
): string {
  if (conversation.kind === "group") return conversation.name ?? "";
  const otherId = getOtherId(conversation, people.meId);
  const name = getName(people, otherId, t);
  return otherId === people.meId ? t("conversation.withYourself", { name }) : name;
}

/** Who is writing, in few words; nobody gives nothing. */
export function describeTyping(names: readonly string[], t: Translate): string | undefined {
  const [first, second, third] = names;
  if (!first) return undefined;
  if (!second) return t("conversation.typingOne", { first });
  return third ? t("conversation.typingMany") : t("conversation.typingTwo", { first, second });
}

/** What is true of a conversation on this device only. */
export interface LocalConversation {
  readonly hasDraft: boolean;
  readonly hasFailed: boolean;
  /** Ids of those who are writing. */
  readonly writerIds: readonly string[];
}

/** A conversation as the list of `@parley/ui` takes it. */
export function toConversationView(
  conversation: Conversation,
  people: PeopleView,
  local: LocalConversation,
  t: Translate,
  now: Date,
): ConversationView {
  const isGroup = conversation.kind === "group";
  const otherId = getOtherId(conversation, people.meId);
  const isArchived = conversation.archivedAt !== null;
  const writers = local.writerIds.filter((id) => id !== people.meId).map((id) => getName(people, id, t));
  const typing = describeTyping(writers, t);
  return {
    id: conversation.id,
    kind: conversation.kind,
    isPrivate: isGroup && conversation.visibility === "private",
    name: getConversationName(conversation, people, t),
    ...(!isGroup && { person: toPersonView(people, otherId, t) }),
    ...(conversation.lastMessage && { preview: describeInOneLine(conversation.lastMessage, people, isGroup, t) }),
    lastActivityAt: conversation.lastActivityAt,
    // An archived group is out of everything that calls for attention (SPEC product 2).
    unreadCount: isArchived ? 0 : conversation.unreadCount,
    mentionCount: isArchived ? 0 : conversation.mentionCount,
    ...(typing && { typing }),
    muted: isMuted(conversation.preferences, now),
    pinned: conversation.preferences.pinned,
    draft: local.hasDraft,
    failed: local.hasFailed,
  };
}

/** Pinned ones first, then by last activity; ids settle ties so that the order is stable. */
export function sortConversations(conversations: readonly Conversation[]): Conversation[] {
  return conversations.toSorted(
    (one, other) =>
      Number(other.preferences.pinned) - Number(one.preferences.pinned) ||
      other.lastActivityAt.localeCompare(one.lastActivityAt) ||
      other.id.localeCompare(one.id),
  );
}

/** Unread messages of all conversations that are neither archived nor muted, for the window's title. */
export function countUnread(conversations: readonly Conversation[], now: Date): number {
  return conversations
    .filter(({ archivedAt, preferences }) => archivedAt === null && !isMuted(preferences, now))
    .reduce((sum, { unreadCount }) => sum + unreadCount, 0);
}
