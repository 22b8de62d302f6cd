import { handleJob } from "../../jobs/job.js";
import type { Feature } from "../feature.js";
import { previewHydrators } from "./hydrators.js";
import { type PreviewsDeps, refresh } from "./refresh.js";
import { refreshPreview } from "./refresh-preview.js";
import { remove } from "./remove.js";
import { setSettings, settings } from "./settings.js";

export { enqueuePreview, previewSoon } from "./enqueue-preview.js";
export {
  type AddressRules,
  chooseAddress,
  hostOf,
  PageRefused,
  portOf,
  requireWebUrl,
} from "./guard/choose-address.js";
export type { PageRules } from "./guard/fetch-page.js";
export { webRules } from "./guard/web-rules.js";
export { listPreviews } from "./list-previews.js";

/** What stands behind links in messages, looked at by the server and by nobody's browser. */
export function createPreviewsFeature(deps: PreviewsDeps): Feature<"previews"> {
  return {
    service: {
      remove: (actor, input) => remove(deps, actor, input),
      settings: (actor) => settings(deps, actor),
      setSettings: (actor, input) => setSettings(deps, actor, input),
    },
    hydrators: previewHydrators,
    jobs: [handleJob(refreshPreview, (attempt) => refresh(deps, attempt))],
  };
}
