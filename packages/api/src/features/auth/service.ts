import type { Actor, Identity } from "../../actor.js";
import type { RequestInfo } from "../../context.js";
import type { MeOutput, SignInInput, SignInOutput, SignUpInput, SignUpOutput } from "./schemas.js";

/** A session just begun: its token, told once, and when it ends at the latest without use. */
export interface IssuedSession {
  token: string;
  expiresAt: Date;
}

/** Coming and going. */
export interface AuthService {
  /** Creates a workspace and its owner. Throws EMAIL_TAKEN. */
  signUp(request: RequestInfo, input: SignUpInput): Promise<{ output: SignUpOutput; session: IssuedSession }>;
  /** Throws WRONG_CREDENTIALS, alike and as slowly for unknown e-mail and wrong password. */
  signIn(request: RequestInfo, input: SignInInput): Promise<{ output: SignInOutput; session: IssuedSession }>;
  /** Ends the session and its live connections. */
  signOut(identity: Identity): Promise<void>;
  /** `actor` is the member of the workspace the call names, if it names one. */
  me(identity: Identity, actor: Actor | null): Promise<MeOutput>;
}
