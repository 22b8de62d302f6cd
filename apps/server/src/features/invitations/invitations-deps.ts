import type { CredentialsCheck } from "../../auth/credentials.js";
import type { Passwords } from "../../auth/passwords.js";
import type { SessionStore } from "../../auth/sessions.js";
import type { FeatureDeps } from "../feature.js";

/** What the way into a workspace stands on. */
export interface InvitationsDeps extends FeatureDeps {
  sessions: SessionStore;
  passwords: Passwords;
  credentials: CredentialsCheck;
}
