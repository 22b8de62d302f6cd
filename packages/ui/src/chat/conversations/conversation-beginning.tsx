import type { ReactNode } from "react";
import { ConversationAvatar, type ConversationAvatarProps } from "./conversation-avatar";

export interface ConversationBeginningProps {
  conversation: ConversationAvatarProps["conversation"];
  /** "This is the beginning of your conversation with Jana Roth." */
  text: string;
  /** What to do next: invite people, describe the group. */
  action?: ReactNode;
}

/** Stands above the first message of all, and alone in a conversation without messages. */
export function ConversationBeginning({ conversation, text, action }: ConversationBeginningProps) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 pt-10 pb-4">
      <ConversationAvatar conversation={conversation} size={64} />
      <div>
        <p className="text-heading font-bold text-balance text-ink">{conversation.name}</p>
        <p className="mt-1 max-w-prose text-body text-muted">{text}</p>
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
