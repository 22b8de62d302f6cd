import type { Notification } from "@parley/api";
import type { Translate } from "../../lib/i18n/texts";
import { getName, type PeopleView } from "../members/names";

type People = Pick<PeopleView, "members">;

/** Who did what, as a sentence. */
export function describeNotification(notification: Notification, people: People, t: Translate): string {
  const { kind, actorIds, actorCount, conversation, keyword } = notification;
  const [actorId = ""] = actorIds;
  const name = getName(people, actorId, t);
  const place = conversation.name ?? "";
  const isDirect = conversation.kind === "direct";
  switch (kind) {
    case "mention":
      return isDirect ? t("notifications.mentionDirect", { name }) : t("notifications.mention", { name, place });
    case "here":
      return t("notifications.here", { name, place });
    case "everyone":
      return t("notifications.everyone", { name, place });
    case "direct":
      return t("notifications.direct", { name });
    case "reply":
      return isDirect ? t("notifications.replyDirect", { name }) : t("notifications.reply", { name, place });
    case "reaction": {
      const emoji = notification.emoji.join(" ");
      return actorCount === 1
        ? t("notifications.reaction", { name, emoji })
        : t("notifications.reactionMany", { name, emoji, count: actorCount - 1 });
    }
    case "added":
      return t("notifications.added", { name, place });
    case "keyword":
      if (keyword === null) return t("notifications.keywordGone", { name });
      return isDirect
        ? t("notifications.keywordDirect", { name, keyword })
        : t("notifications.keyword", { name, keyword, place });
  }
}

const REASONS = {
  mention: "notifications.whyMention",
  here: "notifications.whyHere",
  everyone: "notifications.whyEveryone",
  direct: "notifications.whyDirect",
  reply: "notifications.whyReply",
  reaction: "notifications.whyReaction",
  added: "notifications.whyAdded",
  keyword: "notifications.whyKeyword",
} as const satisfies Record<Notification["kind"], string>;

const SILENCES = {
  muted: "notifications.quietMuted",
  "do-not-disturb": "notifications.quietDnd",
  "quiet-hours": "notifications.quietHours",
} as const satisfies Record<NonNullable<Notification["silencedBy"]>, string>;

/** Why it came, and what kept it quiet. */
export function explainNotification({ kind, silencedBy }: Notification, t: Translate): string[] {
  return [t(REASONS[kind]), ...(silencedBy === null ? [] : [t(SILENCES[silencedBy])])];
}
