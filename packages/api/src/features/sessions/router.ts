import { Done, NoInput } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { SessionsListOutput, SessionsRevokeInput, SessionsRevokeOthersOutput } from "./schemas.js";

export const sessionsRouter = router({
  list: procedures.user
    .input(NoInput)
    .output(SessionsListOutput)
    .query(({ ctx }) => ctx.services.sessions.list(ctx.identity)),
  revoke: procedures.user
    .input(SessionsRevokeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.sessions.revoke(ctx.identity, input);
      return {};
    }),
  revokeOthers: procedures.user
    .input(NoInput)
    .output(SessionsRevokeOthersOutput)
    .mutation(({ ctx }) => ctx.services.sessions.revokeOthers(ctx.identity)),
});
