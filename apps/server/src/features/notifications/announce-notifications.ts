import { z } from "zod";
import { defineJob } from "../../jobs/job.js";

/** Hands notifications on to those who tell people whose app is closed. */
export const announceNotifications = defineJob({
  name: "notifications.announce",
  data: z.object({ ids: z.array(z.string()) }),
});
