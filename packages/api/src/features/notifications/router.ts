import { Done, NoInput } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { NotificationsListInput, NotificationsListOutput, NotificationsMarkReadInput } from "./schemas.js";

export const notificationsRouter = router({
  list: procedures.guest
    .input(NotificationsListInput)
    .output(NotificationsListOutput)
    .query(({ ctx, input }) => ctx.services.notifications.list(ctx.actor, input)),
  markRead: procedures.guest
    .input(NotificationsMarkReadInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.notifications.markRead(ctx.actor, input);
      return {};
    }),
  clear: procedures.guest
    .input(NoInput)
    .output(Done)
    .mutation(async ({ ctx }) => {
      await ctx.services.notifications.clear(ctx.actor);
      return {};
    }),
});
