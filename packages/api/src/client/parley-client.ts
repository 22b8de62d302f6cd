import type {
  AnyTRPCProcedure,
  inferProcedureInput,
  inferTransformedProcedureOutput,
  TRPCRouterRecord,
} from "@trpc/server";
import type { AppRouter } from "../router.js";

type Types = AppRouter["_def"]["_config"]["$types"];

/** What a call fails with. `data.reason` says why Parley refused; without `data` the network or an answer failed. */
export interface ParleyClientError extends Error {
  readonly data: Types["errorShape"]["data"] | null | undefined;
}

export interface CallOptions {
  /** Gives the call up; its promise rejects. */
  signal?: AbortSignal;
}

/** What is told of a subscription. A lost network is none of it: the client comes back and goes on by itself. */
export interface SubscriptionHandlers<Item> {
  /** The server took the subscription; again after each time the client came back. */
  onStarted?(): void;
  onData?(item: Item): void;
  /** The server refused or ended it; nothing follows. */
  onError?(error: ParleyClientError): void;
  /** The server had no more, or the client was closed; nothing follows. */
  onComplete?(): void;
}

export interface Subscription {
  unsubscribe(): void;
}

type Output<Procedure extends AnyTRPCProcedure> = inferTransformedProcedureOutput<Types, Procedure>;
type Item<Stream> = Stream extends AsyncIterable<infer One> ? One : never;

type Calls<Procedure extends AnyTRPCProcedure> = Procedure["_def"]["type"] extends "query"
  ? { query(input: inferProcedureInput<Procedure>, options?: CallOptions): Promise<Output<Procedure>> }
  : Procedure["_def"]["type"] extends "mutation"
    ? { mutate(input: inferProcedureInput<Procedure>, options?: CallOptions): Promise<Output<Procedure>> }
    : {
        subscribe(
          input: inferProcedureInput<Procedure>,
          handlers: SubscriptionHandlers<Item<Output<Procedure>>>,
        ): Subscription;
      };

type Procedures<Tree extends TRPCRouterRecord> = {
  [Name in keyof Tree]: Tree[Name] extends AnyTRPCProcedure
    ? Calls<Tree[Name]>
    : Tree[Name] extends TRPCRouterRecord
      ? Procedures<Tree[Name]>
      : never;
};

/**
 * Every procedure of Parley, typed: `client.messages.send.mutate(…)`, `client.conversations.list.query()`,
 * `client.live.events.subscribe(…)`. `reasonOf(error)` tells why a call was refused. It is a client of tRPC; its type is
 * spelled out here since tRPC's own needs the types of `ws` and cannot be checked without `skipLibCheck`.
 */
export type ParleyClient = Procedures<AppRouter["_def"]["record"]>;
