import type { CredentialsCheck } from "../../auth/credentials.js";
import type { Memberships } from "../../auth/memberships.js";
import type { Passwords } from "../../auth/passwords.js";
import type { SessionStore } from "../../auth/sessions.js";
import type { FeatureDeps } from "../feature.js";

/** What coming and going stands on. */
export interface AuthDeps extends FeatureDeps {
  sessions: SessionStore;
  passwords: Passwords;
  credentials: CredentialsCheck;
  memberships: Memberships;
}
