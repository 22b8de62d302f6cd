import type {} from "@trpc/server/unstable-core-do-not-import";
import { streamOf } from "../../events/stream-of.js";
import type { TrackedEvent } from "../../events/tracked-event.js";
import { NoInput } from "../../pagination.js";
import { procedures, router } from "../../trpc.js";
import { Bootstrap, type EphemeralSignal, EventsInput } from "./schemas.js";

export const liveRouter = router({
  bootstrap: procedures.guest
    .input(NoInput)
    .output(Bootstrap)
    .query(({ ctx }) => ctx.services.live.bootstrap(ctx.actor)),
  events: procedures.guest
    .input(EventsInput)
    .output(streamOf<TrackedEvent>())
    .subscription(({ ctx, input }) => ctx.services.live.events(ctx.actor, input)),
  ephemeral: procedures.guest
    .input(NoInput)
    .output(streamOf<EphemeralSignal>())
    .subscription(({ ctx }) => ctx.services.live.ephemeral(ctx.actor)),
});
