import { handleJob } from "../../jobs/job.js";
import type { Feature } from "../feature.js";
import { cancel } from "./cancel.js";
import { create } from "./create.js";
import { deliver, giveUp, type ScheduledDeps } from "./deliver.js";
import { scheduledHydrators } from "./hydrators.js";
import { list } from "./list.js";
import { sendNow } from "./send-now.js";
import { sendScheduled } from "./send-scheduled.js";
import { update } from "./update.js";

/** Messages that are sent later. */
export function createScheduledFeature(deps: ScheduledDeps): Feature<"scheduled"> {
  return {
    service: {
      create: (actor, input) => create(deps, actor, input),
      update: (actor, input) => update(deps, actor, input),
      cancel: (actor, input) => cancel(deps, actor, input),
      sendNow: (actor, input) => sendNow(deps, actor, input),
      list: (actor, input) => list(deps, actor, input),
    },
    hydrators: scheduledHydrators,
    jobs: [
      handleJob(
        sendScheduled,
        ({ workspaceId, data }) => deliver(deps, { workspaceId, ...data }),
        ({ workspaceId, data }) => giveUp(deps, { workspaceId, ...data }),
      ),
    ],
  };
}
