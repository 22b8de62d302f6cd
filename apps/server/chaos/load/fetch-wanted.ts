import type { ParleyClient } from "@parley/api";
import { fetchWanted } from "../../src/testing/model/client-states.js";
import type { AppState } from "./app-state.js";
import { attempt, isDone } from "./attempt.js";

/** Calls made at once, so that nobody is busy fetching alone; how long each may take, in milliseconds. */
const MOST = 6;
const CALL_MS = 5_000;

/** Fetches what events told an app to fetch, as far as it can be had now; what fails is wanted again. Never throws. */
export async function fetchWantedBy(app: AppState, client: ParleyClient): Promise<void> {
  const all = app.takeWanted();
  for (const wanted of all.slice(MOST)) app.wantAgain(wanted);
  await Promise.all(
    all.slice(0, MOST).map(async (wanted) => {
      const ended = await attempt((signal) => fetchWanted(client, app.seq, wanted, { signal }), CALL_MS);
      if (isDone(ended)) app.takeFetched(wanted, ended.result);
      else app.wantAgain(wanted);
    }),
  );
}
