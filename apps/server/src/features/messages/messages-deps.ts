import type { FeatureDeps } from "../feature.js";

export interface MessagesDeps extends FeatureDeps {
  /** The members of a workspace who are connected now, to any node. */
  listConnected(workspaceId: string): Iterable<string>;
}
