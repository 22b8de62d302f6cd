import {
  type MentionNames,
  nameMentions as nameMentionsIn,
  type SharedMessage,
  type SystemLine,
  toPlainText,
} from "@parley/api";
import type { Translate } from "../../lib/i18n/texts";
import { getName, type PeopleView } from "../members/names";

type People = Pick<PeopleView, "meId" | "members">;

/** How mentions are written out for the reader. */
export function getMentionNames(people: Pick<PeopleView, "members">, t: Translate): MentionNames {
  return {
    getName: (memberId) => getName(people, memberId, t),
    here: t("mentions.here"),
    everyone: t("mentions.everyone"),
  };
}

/** A text as written, with names in place of mentions; code stays as it is. */
export function nameMentions(text: string, people: Pick<PeopleView, "members">, t: Translate): string {
  return nameMentionsIn(text, getMentionNames(people, t));
}

/** A system line as a sentence. */
export function describeSystemLine(line: SystemLine, actorId: string, people: People, t: Translate): string {
  const actor = getName(people, actorId, t);
  switch (line.type) {
    case "group-created":
      return t("system.groupCreated", { actor });
    case "member-added":
      return t("system.memberAdded", { actor, member: getName(people, line.memberId, t) });
    case "member-removed":
      return t("system.memberRemoved", { actor, member: getName(people, line.memberId, t) });
    case "member-joined":
      return t("system.memberJoined", { member: getName(people, line.memberId, t) });
    case "member-left":
      return t("system.memberLeft", { member: getName(people, line.memberId, t) });
    case "role-changed":
      return t("system.roleChanged", {
        actor,
        member: getName(people, line.memberId, t),
        role: t(`roles.${line.role}`),
      });
    case "renamed":
      return t("system.renamed", { actor, name: line.name });
    case "archived":
      return t("system.archived", { actor });
    case "unarchived":
      return t("system.unarchived", { actor });
  }
}

/** A message in one line, for lists: with its author where that helps. */
export function describeInOneLine(message: SharedMessage, people: People, isGroup: boolean, t: Translate): string {
  if (message.system) return describeSystemLine(message.system, message.authorId, people, t);
  if (message.deletedAt !== null) return t("conversation.deletedPreview");
  const text = toPlainText(message.text, getMentionNames(people, t));
  if (message.authorId === people.meId) return t("conversation.previewOwn", { text });
  if (!isGroup) return text;
  const [name = ""] = getName(people, message.authorId, t).split(" ");
  return t("conversation.previewBy", { name, text });
}
