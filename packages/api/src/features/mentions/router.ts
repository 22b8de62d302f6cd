import { procedures, router } from "../../trpc.js";
import { MentionsSuggestInput, MentionsSuggestOutput } from "./schemas.js";

export const mentionsRouter = router({
  suggest: procedures.guest
    .input(MentionsSuggestInput)
    .output(MentionsSuggestOutput)
    .query(({ ctx, input }) => ctx.services.mentions.suggest(ctx.actor, input)),
});
