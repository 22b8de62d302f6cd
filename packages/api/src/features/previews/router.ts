import { Done, NoInput } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { PreviewInput, PreviewSettings, PreviewSettingsInput } from "./schemas.js";

export const previewsRouter = router({
  remove: procedures.guest
    .input(PreviewInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.previews.remove(ctx.actor, input);
      return {};
    }),
  settings: procedures.guest
    .input(NoInput)
    .output(PreviewSettings)
    .query(({ ctx }) => ctx.services.previews.settings(ctx.actor)),
  setSettings: procedures.admin
    .input(PreviewSettingsInput)
    .output(PreviewSettings)
    .mutation(({ ctx, input }) => ctx.services.previews.setSettings(ctx.actor, input)),
});
