import type { Identity } from "../../actor.js";
import type { Page } from "../../pagination.js";
import type { Session, SessionsRevokeInput } from "./schemas.js";

/** A person's sessions. Revoking one closes its live connections at once. */
export interface SessionsService {
  /** The current one first, then the last seen first. */
  list(identity: Identity): Promise<Page<Session>>;
  /** Throws NOT_FOUND for a session that is not the caller's own. */
  revoke(identity: Identity, input: SessionsRevokeInput): Promise<void>;
  /** All but the caller's; gives how many. */
  revokeOthers(identity: Identity): Promise<{ revoked: number }>;
}
