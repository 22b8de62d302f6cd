import { Done } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { PinInput, PinOutput, PinsListInput, PinsListOutput } from "./schemas.js";

export const pinsRouter = router({
  add: procedures.guest
    .input(PinInput)
    .output(PinOutput)
    .mutation(({ ctx, input }) => ctx.services.pins.add(ctx.actor, input)),
  remove: procedures.guest
    .input(PinInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.pins.remove(ctx.actor, input);
      return {};
    }),
  list: procedures.guest
    .input(PinsListInput)
    .output(PinsListOutput)
    .query(({ ctx, input }) => ctx.services.pins.list(ctx.actor, input)),
});
