import { z } from "zod";
import { defineJob } from "../../jobs/job.js";

/** Looks whether a member has something to be written of; one waits for each member. */
export const collectDigest = defineJob({ name: "digests.collect", data: z.object({ memberId: z.string() }) });

/** Sends one mail. A mail server that is away is asked eleven times within half a day. */
export const mailDigest = defineJob({
  name: "digests.mail",
  data: z.object({ digestId: z.string() }),
  retries: 10,
  retryAfterSeconds: 30,
  timeoutSeconds: 60,
  concurrency: 2,
});
