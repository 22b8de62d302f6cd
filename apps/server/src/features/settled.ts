import type { Actor } from "@parley/api/server";
import type { FeatureDeps } from "./feature.js";

/** A verb whose answer shows where the caller stands in conversations: what they have read is stored first (SPEC W1). */
export function settled<Input, Output>(
  deps: FeatureDeps,
  verb: (deps: FeatureDeps, actor: Actor, input: Input) => Promise<Output>,
): (actor: Actor, input: Input) => Promise<Output> {
  return async (actor, input) => {
    await deps.reads.settle(actor);
    return verb(deps, actor, input);
  };
}
