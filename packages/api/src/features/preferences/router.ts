import { NoInput } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { PreferencesOutput, PreferencesSetInput } from "./schemas.js";

export const preferencesRouter = router({
  get: procedures.guest
    .input(NoInput)
    .output(PreferencesOutput)
    .query(({ ctx }) => ctx.services.preferences.get(ctx.actor)),
  set: procedures.guest
    .input(PreferencesSetInput)
    .output(PreferencesOutput)
    .mutation(({ ctx, input }) => ctx.services.preferences.set(ctx.actor, input)),
});
