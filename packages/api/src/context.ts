import type { TRPCError } from "@trpc/server";
import type { Actor, Identity } from "./actor.js";
import type { Services } from "./services.js";

/** Who may call a procedure: everybody, somebody signed in, or a member of the workspace with at least this role. */
export type Access = "public" | "user" | "guest" | "member" | "admin" | "owner";

/** Classes of calls that are counted apart, so that typing or reading never eats the budget for sending. */
export type LimitClass = "auth" | "read" | "write" | "send" | "search" | "signal";

/** What every procedure declares of itself. */
export interface ProcedureMeta {
  access: Access;
  /** Defaults to `read` for queries and subscriptions, `write` for mutations. */
  limit?: LimitClass;
}

/** What is known of a request before anyone is asked who it is. */
export interface RequestInfo {
  requestId: string;
  ip: string;
  userAgent: string;
  transport: "http" | "socket";
}

/** Opens the way for a caller; memoised per request, checked anew per call on a socket. */
export interface Gate {
  /** The signed-in person, or `null`. */
  findIdentity(): Promise<Identity | null>;
  /** The signed-in person. Throws SIGNED_OUT. */
  getIdentity(): Promise<Identity>;
  /** The member of the workspace the call is about. Throws SIGNED_OUT, WORKSPACE_REQUIRED, NOT_FOUND. */
  getActor(): Promise<Actor>;
  /** Counts the call. Throws RATE_LIMITED with the wait. */
  count(limit: LimitClass, actor: Actor | Identity | null): Promise<void>;
}

/** How a call ended: `OK`, or the code it was refused with. */
export type CallOutcome = "OK" | TRPCError["code"];

/** Watches calls, for figures and the log; what they are about it is not told. */
export interface CallWatch {
  /** A procedure is called. What it gives is to be called when that is over; for a subscription, when it is open. */
  begin(procedure: string): (outcome: CallOutcome) => void;
}

/** Sets and clears the browser's session cookie; `null` where the transport has no cookies. */
export interface CookieJar {
  setSession(token: string, expiresAt: Date): void;
  clearSession(): void;
}

/** The context every procedure gets from the transport. */
export interface Context {
  services: Services;
  gate: Gate;
  request: RequestInfo;
  cookies: CookieJar | null;
  /** Without it nobody watches. */
  calls?: CallWatch;
}
