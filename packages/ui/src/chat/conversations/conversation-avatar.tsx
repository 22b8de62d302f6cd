import Lock from "lucide-react/icons/lock";
import UsersRound from "lucide-react/icons/users-round";
import { Avatar, type AvatarProps } from "../../primitives/avatar";
import type { ConversationView } from "./conversation-view";

export interface ConversationAvatarProps {
  conversation: Pick<ConversationView, "id" | "kind" | "name" | "isPrivate" | "person">;
  size?: NonNullable<AvatarProps["size"]>;
}

/** The face of a direct conversation's other person, or the sign of a group. */
export function ConversationAvatar({ conversation, size = 36 }: ConversationAvatarProps) {
  const { id, kind, name, isPrivate, person } = conversation;
  if (kind === "group") {
    const Icon = isPrivate ? Lock : UsersRound;
    return <Avatar id={id} name={name} size={size} icon={<Icon size={Math.round(size * 0.45)} />} />;
  }
  return (
    <Avatar
      id={person?.id ?? id}
      name={person?.name ?? name}
      size={size}
      {...(person?.imageUrl && { imageUrl: person.imageUrl })}
      {...(person?.presence && { presence: person.presence })}
      {...(person?.inactive && { inactive: true })}
    />
  );
}
