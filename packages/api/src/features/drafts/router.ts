import { NoInput } from "../../pagination.js";
import { counted, procedures, router } from "../../trpc.js";
import { DraftOutput, DraftsListOutput, DraftsSetInput } from "./schemas.js";

export const draftsRouter = router({
  set: counted("guest", "signal")
    .input(DraftsSetInput)
    .output(DraftOutput)
    .mutation(({ ctx, input }) => ctx.services.drafts.set(ctx.actor, input)),
  list: procedures.guest
    .input(NoInput)
    .output(DraftsListOutput)
    .query(({ ctx }) => ctx.services.drafts.list(ctx.actor)),
});
