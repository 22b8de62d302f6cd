import type { Mailer } from "../../mail/mailer.js";
import type { FeatureDeps } from "../feature.js";
import type { MemberKey } from "../member-key.js";

/** What mails about the unread stand on. */
export interface DigestsDeps extends FeatureDeps {
  mailer: Mailer;
  /** Whether somebody sits before one of their devices. */
  isActive(member: MemberKey): boolean;
}
