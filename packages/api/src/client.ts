/** The typed client, without the one thing that differs between browsers and Node: `createParleyClient`. */
export type { ConnectionState, ParleyConnection } from "./client/connection.js";
export { connectionOf } from "./client/connection-of.js";
export type { ParleyClientOptions } from "./client/create-parley-client.js";
export type { Fetch, FetchInit } from "./client/fetch.js";
export type { FollowError } from "./client/follow-error.js";
export {
  type FollowedWorkspace,
  type FollowOptions,
  type FollowState,
  followWorkspace,
  type WorkspaceHandlers,
} from "./client/follow-workspace.js";
export type { KeepAlive } from "./client/live-socket.js";
export type {
  CallOptions,
  ParleyClient,
  ParleyClientError,
  Subscription,
  SubscriptionHandlers,
} from "./client/parley-client.js";
export type { RetryPace } from "./client/retry-pace.js";
export type { Surroundings, SurroundingsChange } from "./client/surroundings.js";
export type { WebSocketConstructor, WebSocketLike } from "./client/web-socket.js";
export { CLOSE_CODES, closeReasonFor, retryAfterMsOf } from "./close-codes.js";
export { PROTOCOL_VERSION } from "./events/protocol-version.js";
