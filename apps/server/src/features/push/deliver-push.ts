import { z } from "zod";
import { defineJob } from "../../jobs/job.js";

/**
 * Tells one device of one notification. Each device has a job of its own, so that a retry sends nothing twice to others. Push services
 * that are away or overloaded are asked eight times in about ten minutes; after that the notification waits in the app.
 */
export const deliverPush = defineJob({
  name: "push.deliver",
  data: z.object({ deviceId: z.string(), notificationId: z.string() }),
  retries: 7,
  retryAfterSeconds: 5,
  timeoutSeconds: 20,
  concurrency: 8,
});
