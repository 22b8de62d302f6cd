import { type Operation, type OperationResultEnvelope, TRPCClientError, type TRPCLink, wsLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "../router.js";
import { transformer } from "../transformer.js";
import type { LiveConnection } from "./live-connection.js";

type SocketResult = OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>;

/** JSON-RPC's number for UNAUTHORIZED, as tRPC's server sends it. */
const UNAUTHORIZED = -32_001;

function sessionEnded(path: string): TRPCClientError<AppRouter> {
  return TRPCClientError.from<AppRouter>({
    error: {
      code: UNAUTHORIZED,
      message: "The session has ended.",
      data: { code: "UNAUTHORIZED", httpStatus: 401, path, reason: "SESSION_ENDED" },
    },
  });
}

/**
 * Gives the rpc ids of one stretch of activity, the lowest free one first. Servers encode an event once for all
 * receivers with the same id, so the first subscription is 1 for everybody, and again after the server ended it.
 */
class RpcIds {
  private readonly free: number[] = [];
  private next = 1;

  take(): number {
    return this.free.pop() ?? this.next++;
  }

  /** Only for what the server said it stopped: an id that it still uses would be refused. */
  giveBack(id: number): void {
    this.free.push(id);
    this.free.sort((one, other) => other - one);
  }
}

/** Subscriptions over the live connection: a lost network never ends one, the end of the session always does. */
export function socketLink(connection: LiveConnection): TRPCLink<AppRouter> {
  const idsOf = new WeakMap<object, RpcIds>();

  return (runtime) =>
    ({ op, next }) =>
      observable<SocketResult, TRPCClientError<AppRouter>>((observer) => {
        const client = connection.enter();
        if (client === undefined) {
          observer.error(TRPCClientError.from(new Error("This client was closed.")));
          return;
        }
        const ids = idsOf.get(client) ?? new RpcIds();
        idsOf.set(client, ids);
        const id = ids.take();
        const request: Operation = { ...op, id };
        const link = wsLink<AppRouter>({ client, transformer })(runtime);
        let callOff: (() => void) | null = null;
        let givenUp = false;
        let subscription: { unsubscribe(): void } | null = null;

        const begin = () => {
          let answered = false;
          subscription = link({ op: request, next }).subscribe({
            next(envelope) {
              if (envelope.result.type !== "state") answered = true;
              observer.next(envelope);
            },
            error(error) {
              // The socket went away in the very moment of asking: tRPC keeps only what was sent.
              if (error.shape === undefined && !answered) callOff = connection.surroundings.after(0, begin);
              else observer.error(error);
            },
            complete() {
              const end = connection.endOf(client);
              // tRPC completes what is given up here, too. The server may still be speaking under that id then.
              if (end === undefined && !givenUp) ids.giveBack(id);
              if (end === "ended") observer.error(sessionEnded(op.path));
              else observer.complete();
            },
          });
        };
        begin();
        return () => {
          givenUp = true;
          callOff?.();
          subscription?.unsubscribe();
          connection.leave(client);
        };
      });
}
