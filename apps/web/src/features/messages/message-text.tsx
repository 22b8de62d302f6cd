import { FormattedText, type MarkdownContext, type MessageView } from "@parley/ui";
import { useMemo } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { Translate } from "../../lib/i18n/texts";
import { getName, type PeopleView } from "../members/names";
import { useShortcodes } from "../reactions/use-shortcodes";
import { useClientState } from "../workspaces/workspace-context";
import { nameMentions } from "./describe-message";
import { MessageReference } from "./message-reference";

/** The texts and names that a Markdown text is shown with. */
function getMarkdownContext(people: Pick<PeopleView, "meId" | "members">, t: Translate): MarkdownContext {
  return {
    getMention: (target) => {
      if (target === "here" || target === "everyone") return { name: t(`mentions.${target}`), own: true };
      return { name: getName(people, target, t), own: target === people.meId };
    },
    renderReference: (conversationId, seq) => <MessageReference conversationId={conversationId} seq={seq} />,
    labels: {
      code: t("markdown.code"),
      copyCode: t("markdown.copyCode"),
      codeCopied: t("markdown.codeCopied"),
      table: t("markdown.table"),
      taskDone: t("markdown.taskDone"),
      taskOpen: t("markdown.taskOpen"),
    },
  };
}

/** The text of a message: Markdown, with names in place of mentions. */
export function MessageText({ text }: { text: string }) {
  const { t } = useTranslation();
  const meId = useClientState((state) => state.meId);
  const members = useClientState((state) => state.members);
  const findEmoji = useShortcodes(text);
  const context = useMemo(
    () => ({ ...getMarkdownContext({ meId, members }, t), findEmoji }),
    [meId, members, t, findEmoji],
  );
  return <FormattedText text={text} plainText={nameMentions(text, { members }, t)} context={context} />;
}

/** The same for lists of messages. */
export const renderMessageText = (message: MessageView) => <MessageText text={message.text} />;
