import type { TrackedEnvelope } from "@trpc/server";
import type { ServerEvent } from "./server-event.js";

/** An event under its cursor `seq.rid`, which tRPC's client sends back as `lastEventId` when it reconnects. */
export type TrackedEvent = TrackedEnvelope<ServerEvent>;
