import { counted, procedures, router } from "../../trpc.js";
import {
  MessageInput,
  MessageOutput,
  MessagesEditInput,
  MessagesForwardInput,
  MessagesListInput,
  MessagesListOutput,
  MessagesSendInput,
  MessagesVersionsOutput,
  WrittenMessageOutput,
} from "./schemas.js";

export const messagesRouter = router({
  send: counted("guest", "send")
    .input(MessagesSendInput)
    .output(WrittenMessageOutput)
    .mutation(({ ctx, input }) => ctx.services.messages.send(ctx.actor, input)),
  forward: counted("guest", "send")
    .input(MessagesForwardInput)
    .output(MessageOutput)
    .mutation(({ ctx, input }) => ctx.services.messages.forward(ctx.actor, input)),
  list: procedures.guest
    .input(MessagesListInput)
    .output(MessagesListOutput)
    .query(({ ctx, input }) => ctx.services.messages.list(ctx.actor, input)),
  edit: procedures.guest
    .input(MessagesEditInput)
    .output(WrittenMessageOutput)
    .mutation(({ ctx, input }) => ctx.services.messages.edit(ctx.actor, input)),
  delete: procedures.guest
    .input(MessageInput)
    .output(MessageOutput)
    .mutation(({ ctx, input }) => ctx.services.messages.delete(ctx.actor, input)),
  versions: procedures.guest
    .input(MessageInput)
    .output(MessagesVersionsOutput)
    .query(({ ctx, input }) => ctx.services.messages.versions(ctx.actor, input)),
});
