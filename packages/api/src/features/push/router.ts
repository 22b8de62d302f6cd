import { Done, NoInput } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { PushKeyOutput, PushSubscribeInput, PushUnsubscribeInput } from "./schemas.js";

export const pushRouter = router({
  key: procedures.guest
    .input(NoInput)
    .output(PushKeyOutput)
    .query(({ ctx }) => ctx.services.push.key(ctx.actor)),
  subscribe: procedures.guest
    .input(PushSubscribeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.push.subscribe(ctx.actor, input);
      return {};
    }),
  unsubscribe: procedures.guest
    .input(PushUnsubscribeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.push.unsubscribe(ctx.actor, input);
      return {};
    }),
});
