import { procedures, router } from "../../trpc.js";
import { ReactionInput, ReactionOutput, ReactionsListInput, ReactionsListOutput } from "./schemas.js";

export const reactionsRouter = router({
  add: procedures.guest
    .input(ReactionInput)
    .output(ReactionOutput)
    .mutation(({ ctx, input }) => ctx.services.reactions.add(ctx.actor, input)),
  remove: procedures.guest
    .input(ReactionInput)
    .output(ReactionOutput)
    .mutation(({ ctx, input }) => ctx.services.reactions.remove(ctx.actor, input)),
  list: procedures.guest
    .input(ReactionsListInput)
    .output(ReactionsListOutput)
    .query(({ ctx, input }) => ctx.services.reactions.list(ctx.actor, input)),
});
