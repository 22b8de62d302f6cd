import { Done } from "../../pagination.js";
import { counted, procedures, router } from "../../trpc.js";
import {
  MemberPresence,
  PresenceGetInput,
  PresenceGetOutput,
  PresenceSetInput,
  PresenceSignalInput,
} from "./schemas.js";

export const presenceRouter = router({
  set: procedures.guest
    .input(PresenceSetInput)
    .output(MemberPresence)
    .mutation(({ ctx, input }) => ctx.services.presence.set(ctx.actor, input)),
  get: procedures.guest
    .input(PresenceGetInput)
    .output(PresenceGetOutput)
    .query(({ ctx, input }) => ctx.services.presence.get(ctx.actor, input)),
  signal: counted("guest", "signal")
    .input(PresenceSignalInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.presence.signal(ctx.actor, input);
      return {};
    }),
});
