import { counted, router } from "../../trpc.js";
import { MarkReadInput, MarkUnreadInput, ReadState } from "./schemas.js";

export const receiptsRouter = router({
  markRead: counted("guest", "signal")
    .input(MarkReadInput)
    .output(ReadState)
    .mutation(({ ctx, input }) => ctx.services.receipts.markRead(ctx.actor, input)),
  markUnread: counted("guest", "signal")
    .input(MarkUnreadInput)
    .output(ReadState)
    .mutation(({ ctx, input }) => ctx.services.receipts.markUnread(ctx.actor, input)),
});
