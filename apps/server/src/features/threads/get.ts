import { type Actor, NO_REPLIES, type Thread, type ThreadInput } from "@parley/api/server";
import { findFoot, presentMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireThread } from "./access.js";
import { loadThreads } from "./load-threads.js";
import { getThreadState } from "./thread-states.js";

/** See `ThreadsService.get`. */
export function get({ db }: FeatureDeps, actor: Actor, input: ThreadInput): Promise<{ thread: Thread }> {
  return db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const { root } = await requireThread(tx, actor, input.rootId);
      const [thread] = await loadThreads(tx, actor, [root.id]);
      if (thread !== undefined) return { thread };
      const state = await getThreadState(tx, actor, root);
      const shown = presentMessage(root, await findFoot(tx, actor, root.id));
      return { thread: { ...state, ...NO_REPLIES, root: shown, lastReplies: [] } };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}
