import type { Actor, Identity, WorkspaceRole } from "../actor.js";
import { ApiError } from "../api-error.js";
import type { Context, Gate, LimitClass } from "../context.js";
import type { Services } from "../services.js";
import { idOf } from "./factories.js";

/** Who calls: nobody, somebody signed in, or a member with a role. */
export type Caller = "anonymous" | "user" | WorkspaceRole;

/** Services of which a test gives what it needs; every other verb says that nobody gave it. */
export type FakeServices = { [Feature in keyof Services]?: Partial<Services[Feature]> };

type Verbs = Record<string, unknown>;

/** Completes the given verbs to all of `Services`. */
export function fakeServices(given: FakeServices = {}): Services {
  const complete = (name: string, verbs: Verbs): Verbs =>
    new Proxy(verbs, {
      get: (target, verb): unknown =>
        (Reflect.get(target, verb) as unknown) ??
        (() => Promise.reject(new Error(`The test gave no ${name}.${String(verb)}.`))),
    });
  return new Proxy(given as Services, {
    get: (_target, name): unknown => complete(String(name), (Reflect.get(given, name) as Verbs | undefined) ?? {}),
  });
}

/** Only the server's gate mints real ones; tests make their own here and nowhere else. */
export const actorWith = (role: WorkspaceRole): Actor =>
  ({ workspaceId: idOf(3), memberId: idOf(1), userId: idOf(2), sessionId: idOf(4), role }) as Actor;

const identity = { userId: idOf(2), sessionId: idOf(4) } as Identity;

function fakeGate(caller: Caller, counted: LimitClass[]): Gate {
  const getIdentity = () =>
    caller === "anonymous" ? Promise.reject(new ApiError("SIGNED_OUT")) : Promise.resolve(identity);
  return {
    findIdentity: () => Promise.resolve(caller === "anonymous" ? null : identity),
    getIdentity,
    getActor: async () => {
      await getIdentity();
      if (caller === "anonymous" || caller === "user") throw new ApiError("WORKSPACE_REQUIRED");
      return actorWith(caller);
    },
    count: (limit) => {
      counted.push(limit);
      return Promise.resolve();
    },
  };
}

export interface FakeContext extends Context {
  /** The classes in which calls were counted, in order. */
  counted: LimitClass[];
  /** What was done to the browser's cookie, in order. */
  cookieChanges: string[];
}

/** The context of a call by `caller`, over HTTP unless told otherwise. */
export function fakeContext(
  caller: Caller,
  services: FakeServices = {},
  transport: "http" | "socket" = "http",
): FakeContext {
  const counted: LimitClass[] = [];
  const cookieChanges: string[] = [];
  return {
    services: fakeServices(services),
    gate: fakeGate(caller, counted),
    request: { requestId: "request-1", ip: "203.0.113.7", userAgent: "test", transport },
    cookies:
      transport === "socket"
        ? null
        : {
            setSession: (token) => cookieChanges.push(`set ${token}`),
            clearSession: () => cookieChanges.push("clear"),
          },
    counted,
    cookieChanges,
  };
}
