import { Done } from "../../pagination.js";
import { counted, procedures, router } from "../../trpc.js";
import {
  ScheduledCreateInput,
  ScheduledInput,
  ScheduledListInput,
  ScheduledListOutput,
  ScheduledOutput,
  ScheduledUpdateInput,
} from "./schemas.js";

export const scheduledRouter = router({
  create: counted("guest", "send")
    .input(ScheduledCreateInput)
    .output(ScheduledOutput)
    .mutation(({ ctx, input }) => ctx.services.scheduled.create(ctx.actor, input)),
  update: procedures.guest
    .input(ScheduledUpdateInput)
    .output(ScheduledOutput)
    .mutation(({ ctx, input }) => ctx.services.scheduled.update(ctx.actor, input)),
  cancel: procedures.guest
    .input(ScheduledInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.scheduled.cancel(ctx.actor, input);
      return {};
    }),
  sendNow: counted("guest", "send")
    .input(ScheduledInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.scheduled.sendNow(ctx.actor, input);
      return {};
    }),
  list: procedures.guest
    .input(ScheduledListInput)
    .output(ScheduledListOutput)
    .query(({ ctx, input }) => ctx.services.scheduled.list(ctx.actor, input)),
});
