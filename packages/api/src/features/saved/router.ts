import { Done } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { SavedInput, SavedListInput, SavedListOutput, SavedOutput } from "./schemas.js";

export const savedRouter = router({
  add: procedures.guest
    .input(SavedInput)
    .output(SavedOutput)
    .mutation(({ ctx, input }) => ctx.services.saved.add(ctx.actor, input)),
  remove: procedures.guest
    .input(SavedInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.saved.remove(ctx.actor, input);
      return {};
    }),
  list: procedures.guest
    .input(SavedListInput)
    .output(SavedListOutput)
    .query(({ ctx, input }) => ctx.services.saved.list(ctx.actor, input)),
});
