import { counted, procedures, router } from "../../trpc.js";
import { ThreadInput, ThreadMarkReadInput, ThreadState, ThreadsListInput } from "./schemas.js";
import { ThreadOutput, ThreadsListOutput } from "./thread.js";

export const threadsRouter = router({
  list: procedures.guest
    .input(ThreadsListInput)
    .output(ThreadsListOutput)
    .query(({ ctx, input }) => ctx.services.threads.list(ctx.actor, input)),
  get: procedures.guest
    .input(ThreadInput)
    .output(ThreadOutput)
    .query(({ ctx, input }) => ctx.services.threads.get(ctx.actor, input)),
  follow: procedures.guest
    .input(ThreadInput)
    .output(ThreadState)
    .mutation(({ ctx, input }) => ctx.services.threads.follow(ctx.actor, input)),
  unfollow: procedures.guest
    .input(ThreadInput)
    .output(ThreadState)
    .mutation(({ ctx, input }) => ctx.services.threads.unfollow(ctx.actor, input)),
  markRead: counted("guest", "signal")
    .input(ThreadMarkReadInput)
    .output(ThreadState)
    .mutation(({ ctx, input }) => ctx.services.threads.markRead(ctx.actor, input)),
});
