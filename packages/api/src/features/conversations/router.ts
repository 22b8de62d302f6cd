import { procedures, router } from "../../trpc.js";
import {
  ConversationInput,
  ConversationOutput,
  ConversationsListInput,
  ConversationsListOutput,
  OpenDirectInput,
  SetConversationPreferencesInput,
} from "./schemas.js";

export const conversationsRouter = router({
  list: procedures.guest
    .input(ConversationsListInput)
    .output(ConversationsListOutput)
    .query(({ ctx, input }) => ctx.services.conversations.list(ctx.actor, input)),
  get: procedures.guest
    .input(ConversationInput)
    .output(ConversationOutput)
    .query(({ ctx, input }) => ctx.services.conversations.get(ctx.actor, input)),
  setPreferences: procedures.guest
    .input(SetConversationPreferencesInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.conversations.setPreferences(ctx.actor, input)),
  openDirect: procedures.guest
    .input(OpenDirectInput)
    .output(ConversationOutput)
    .mutation(({ ctx, input }) => ctx.services.conversations.openDirect(ctx.actor, input)),
});
