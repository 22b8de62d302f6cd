import type { Notification } from "@parley/api";
import { paths } from "../../routes/paths";
import { getMessagePath } from "../messages/get-message-path";

/** Where it happened: a message, in its thread where it stands only there, or a group. */
export function getNotificationPath(
  slug: string,
  { message, conversationId }: Pick<Notification, "message" | "conversationId">,
): string {
  return message ? getMessagePath(slug, message) : paths.conversation(slug, conversationId);
}
