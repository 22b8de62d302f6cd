import { z } from "zod";
import { defineJob } from "../../jobs/job.js";

/** Sends a scheduled message at its time. */
export const sendScheduled = defineJob({
  name: "scheduled.send",
  data: z.object({ scheduledId: z.string() }),
  concurrency: 8,
});
