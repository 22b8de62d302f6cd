import type { SessionStore } from "../../auth/sessions.js";
import type { FeatureDeps } from "../feature.js";

/** What the list of a person's sessions stands on. */
export interface SessionsDeps extends Pick<FeatureDeps, "connections"> {
  sessions: SessionStore;
}
