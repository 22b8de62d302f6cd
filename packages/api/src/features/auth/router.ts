import { ApiError } from "../../api-error.js";
import { Done, NoInput } from "../../pagination.js";
import { counted, procedures, router } from "../../trpc.js";
import { deliverSession, requireCookies } from "./deliver-session.js";
import { MeOutput, SignInInput, SignInOutput, SignUpInput, SignUpOutput } from "./schemas.js";

export const authRouter = router({
  signUp: counted("public", "auth")
    .input(SignUpInput)
    .output(SignUpOutput)
    .mutation(async ({ ctx, input }) => {
      requireCookies(ctx, input.issue);
      return deliverSession(ctx, input.issue, await ctx.services.auth.signUp(ctx.request, input));
    }),
  signIn: counted("public", "auth")
    .input(SignInInput)
    .output(SignInOutput)
    .mutation(async ({ ctx, input }) => {
      requireCookies(ctx, input.issue);
      return deliverSession(ctx, input.issue, await ctx.services.auth.signIn(ctx.request, input));
    }),
  signOut: procedures.user
    .input(NoInput)
    .output(Done)
    .mutation(async ({ ctx }) => {
      await ctx.services.auth.signOut(ctx.identity);
      ctx.cookies?.clearSession();
      return {};
    }),
  me: procedures.user
    .input(NoInput)
    .output(MeOutput)
    .query(async ({ ctx }) => {
      const actor = await ctx.gate.getActor().catch((error: unknown) => {
        if (error instanceof ApiError && error.reason === "WORKSPACE_REQUIRED") return null;
        throw error;
      });
      return ctx.services.auth.me(ctx.identity, actor);
    }),
});
