import type { Change } from "../../sync/state/client-state.js";
import type { EventReducers } from "../../sync/state/reducers.js";

const changed = (): Change => ({ refetch: [{ kind: "scheduled" }] });

/** What is scheduled is fetched, so it is fetched again. */
export const scheduledReducers: EventReducers = {
  "scheduled.changed": changed,
  "scheduled.removed": changed,
};
