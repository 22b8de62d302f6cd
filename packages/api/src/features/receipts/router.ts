import { Done } from "../../pagination.js";
import { counted, procedures, router } from "../../trpc.js";
import {
  AcknowledgeInput,
  MarkReadInput,
  MarkUnreadInput,
  MarkUnreadOutput,
  ReadersInput,
  ReadersOutput,
  ReadState,
  ReceiptsGetInput,
  ReceiptsGetOutput,
} from "./schemas.js";

export const receiptsRouter = router({
  markRead: counted("guest", "signal")
    .input(MarkReadInput)
    .output(ReadState)
    .mutation(({ ctx, input }) => ctx.services.receipts.markRead(ctx.actor, input)),
  markUnread: counted("guest", "signal")
    .input(MarkUnreadInput)
    .output(MarkUnreadOutput)
    .mutation(({ ctx, input }) => ctx.services.receipts.markUnread(ctx.actor, input)),
  acknowledge: counted("guest", "signal")
    .input(AcknowledgeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.receipts.acknowledge(ctx.actor, input);
      return {};
    }),
  get: procedures.guest
    .input(ReceiptsGetInput)
    .output(ReceiptsGetOutput)
    .query(({ ctx, input }) => ctx.services.receipts.get(ctx.actor, input)),
  readers: procedures.guest
    .input(ReadersInput)
    .output(ReadersOutput)
    .query(({ ctx, input }) => ctx.services.receipts.readers(ctx.actor, input)),
});
