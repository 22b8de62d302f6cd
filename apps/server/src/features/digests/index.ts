import { handleJob, type JobHandler } from "../../jobs/job.js";
import type { Channel } from "../notifications/index.js";
import { collect } from "./collect.js";
import { createDigestChannel } from "./digest-channel.js";
import { collectDigest, mailDigest } from "./digest-jobs.js";
import type { DigestsDeps } from "./digests-deps.js";
import { sendDigest } from "./mail-digest.js";
import { unsubscribe } from "./unsubscribe.js";

export { UNSUBSCRIBE_PATH } from "./mail-digest.js";

/** Mails about what stays unread. No procedure leads here: people turn them on and off among their preferences. */
export interface Digests {
  channel: Channel;
  jobs: readonly JobHandler[];
  /** Turns the mails off of whom a link was sent to; whether there is such a link. */
  unsubscribe(token: string): Promise<boolean>;
}

/** Mails about what stays unread. */
export function createDigests(deps: DigestsDeps): Digests {
  return {
    channel: createDigestChannel(deps),
    jobs: [
      handleJob(collectDigest, ({ workspaceId, data }) => collect(deps, { workspaceId, ...data })),
      handleJob(mailDigest, ({ workspaceId, data }) => sendDigest(deps, { workspaceId, ...data })),
    ],
    unsubscribe: (token) => unsubscribe(deps, token),
  };
}
