import { initTRPC, type TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { type Actor, type Identity, roleAtLeast, type WorkspaceRole } from "./actor.js";
import { ApiError } from "./api-error.js";
import type { Context, LimitClass, ProcedureMeta } from "./context.js";
import type { ErrorData, InputIssue, Reason } from "./errors.js";
import { parsingSynchronously } from "./synchronous-parsing.js";
import { transformer } from "./transformer.js";

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    transformer,
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const data = errorData(error);
      const requestId = ctx?.request.requestId;
      return {
        ...shape,
        message:
          error.code === "INTERNAL_SERVER_ERROR"
            ? "Something went wrong on the server."
            : messageOf(error, shape.message),
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          ...data,
          ...(requestId === undefined ? {} : { requestId }),
        },
      };
    },
  });

function messageOf(error: TRPCError, fallback: string): string {
  return error.cause instanceof ZodError ? "The input is not what this procedure takes." : fallback;
}

/** The typed part of an error, for every error there is: our own, zod's, tRPC's and unknown ones. */
function errorData(error: TRPCError): Omit<ErrorData, "requestId"> {
  if (error instanceof ApiError) return { reason: error.reason, ...error.details };
  if (error.cause instanceof ApiError) return { reason: error.cause.reason, ...error.cause.details };
  if (error.code === "INTERNAL_SERVER_ERROR") return { reason: "INTERNAL" };
  if (error.cause instanceof ZodError) {
    const issues = error.cause.issues.slice(0, 20).map(
      (issue): InputIssue => ({
        path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
        code: issue.code === "custom" ? issue.message : issue.code,
        message: issue.message,
      }),
    );
    return { reason: "INVALID_INPUT", issues };
  }
  return { reason: reasonForCode(error.code) };
}

function reasonForCode(code: TRPCError["code"]): Reason {
  const known: Partial<Record<TRPCError["code"], Reason>> = {
    BAD_REQUEST: "INVALID_INPUT",
    PARSE_ERROR: "INVALID_INPUT",
    METHOD_NOT_SUPPORTED: "INVALID_INPUT",
    UNSUPPORTED_MEDIA_TYPE: "INVALID_INPUT",
    UNAUTHORIZED: "SIGNED_OUT",
    FORBIDDEN: "FORBIDDEN",
    NOT_FOUND: "NOT_FOUND",
    CONFLICT: "VERSION_CONFLICT",
    PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
    TOO_MANY_REQUESTS: "RATE_LIMITED",
    SERVICE_UNAVAILABLE: "OVERLOADED",
    TIMEOUT: "TIMED_OUT",
  };
  return known[code] ?? "INTERNAL";
}

function limitClass(type: "query" | "mutation" | "subscription", meta: ProcedureMeta | undefined): LimitClass {
  return meta?.limit ?? (type === "mutation" ? "write" : "read");
}

const procedure = parsingSynchronously(t.procedure);

/** Outermost of all, so that refusals of every kind are seen. */
const watched = procedure.use(async ({ ctx, path, next }) => {
  const finish = ctx.calls?.begin(path);
  const result = await next();
  finish?.(result.ok ? "OK" : result.error.code);
  return result;
});

const open = watched.use(async ({ ctx, type, meta, next }) => {
  if (meta?.access === "public") await ctx.gate.count(limitClass(type, meta), null);
  return next();
});

const signedIn = watched.use(async ({ ctx, type, meta, next }) => {
  const identity: Identity = await ctx.gate.getIdentity();
  await ctx.gate.count(limitClass(type, meta), identity);
  return next({ ctx: { identity } });
});

function withRole(least: WorkspaceRole) {
  return watched.use(async ({ ctx, type, meta, next }) => {
    const actor: Actor = await ctx.gate.getActor();
    await ctx.gate.count(limitClass(type, meta), actor);
    if (!roleAtLeast(actor.role, least))
      throw new ApiError("ROLE_TOO_LOW", { message: `This needs the role ${least}.` });
    return next({ ctx: { actor } });
  });
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The only procedures there are; each declares who may call it, which the isolation sweep reads. */
export const procedures = {
  /** Everybody, signed in or not. */
  public: open.meta({ access: "public" }),
  /** Somebody signed in; no workspace needed. */
  user: signedIn.meta({ access: "user" }),
  /** Any active member of the workspace, guests included. */
  guest: withRole("guest").meta({ access: "guest" }),
  member: withRole("member").meta({ access: "member" }),
  admin: withRole("admin").meta({ access: "admin" }),
  owner: withRole("owner").meta({ access: "owner" }),
} as const;

/** The same procedures counted in another class than their kind's own. */
export function counted<Access extends keyof typeof procedures>(
  access: Access,
  limit: LimitClass,
): (typeof procedures)[Access] {
  return procedures[access].meta({ access, limit }) as (typeof procedures)[Access];
}
