import { Done } from "../../pagination.js";
import { counted, router } from "../../trpc.js";
import { TypingSignalInput } from "./schemas.js";

export const typingRouter = router({
  signal: counted("guest", "signal")
    .input(TypingSignalInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.typing.signal(ctx.actor, input);
      return {};
    }),
});
