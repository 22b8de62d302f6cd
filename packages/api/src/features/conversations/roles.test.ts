import { expect, test } from "vitest";
import { CONVERSATION_ROLES, ConversationRole, conversationRoleAtLeast } from "./roles.js";

test("each role is at least itself and all below, and no more", () => {
  const table = CONVERSATION_ROLES.map((role) =>
    CONVERSATION_ROLES.filter((least) => conversationRoleAtLeast(role, least)),
  );
  expect(table).toEqual([
    ["member"],
    ["member", "moderator"],
    ["member", "moderator", "admin"],
    ["member", "moderator", "admin", "owner"],
  ]);
});

test.each(["guest", "Owner", "", "toString"])("%j is no role in a conversation", (role) => {
  expect(ConversationRole.safeParse(role).success).toBe(false);
});
