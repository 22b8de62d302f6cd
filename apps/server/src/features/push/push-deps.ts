import type { SessionStore } from "../../auth/sessions.js";
import type { FeatureDeps } from "../feature.js";
import type { MemberKey } from "../member-key.js";
import type { PushRules } from "./push-rules.js";

/** What telling closed devices stands on. */
export interface PushDeps extends FeatureDeps {
  sessions: Pick<SessionStore, "listActive">;
  /** Which addresses may be push services. */
  pushRules: PushRules;
  /** Whether somebody sits before one of their devices. */
  isActive(member: MemberKey): boolean;
}
