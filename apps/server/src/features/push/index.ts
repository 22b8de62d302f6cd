import { handleJob } from "../../jobs/job.js";
import type { Feature } from "../feature.js";
import type { Channel } from "../notifications/index.js";
import { deliver } from "./deliver.js";
import { deliverPush } from "./deliver-push.js";
import { createPushChannel } from "./push-channel.js";
import type { PushDeps } from "./push-deps.js";
import { subscribe } from "./subscribe.js";
import { unsubscribe } from "./unsubscribe.js";
import { loadVapidKeys, type VapidKeys } from "./vapid.js";

export { type PushRules, pushRules } from "./push-rules.js";

/** Telling devices whose app is closed. */
export interface PushFeature extends Feature<"push"> {
  channel: Channel;
  /** Makes the installation's key pair if there is none. Repeated calls are fine. */
  prepare(): Promise<void>;
}

/** Notifications through the push services of browsers. */
export function createPushFeature(deps: PushDeps): PushFeature {
  let loaded: Promise<VapidKeys> | undefined;
  const keys = () => {
    loaded ??= loadVapidKeys(deps.db).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  return {
    service: {
      key: async () => ({ publicKey: (await keys()).publicKey }),
      subscribe: (actor, input) => subscribe(deps, actor, input),
      unsubscribe: (actor, input) => unsubscribe(deps, actor, input),
    },
    hydrators: [],
    jobs: [handleJob(deliverPush, (attempt) => deliver(deps, keys, attempt))],
    channel: createPushChannel(deps),
    prepare: async () => {
      await keys();
    },
  };
}
