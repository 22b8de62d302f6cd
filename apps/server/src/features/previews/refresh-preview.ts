import { z } from "zod";
import { defineJob } from "../../jobs/job.js";

/** Looks at the link in a message, and lets its preview follow the text. */
export const refreshPreview = defineJob({
  name: "previews.refresh",
  data: z.object({ messageId: z.string() }),
  retries: 2,
  timeoutSeconds: 20,
});
