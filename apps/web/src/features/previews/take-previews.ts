import type { MessagesListOutput } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";

/** The previews known once a page of messages is here: it knows of all under them, up to when it was asked for. */
export function takePreviews(
  { previews }: Pick<ClientState, "previews">,
  page: MessagesListOutput,
  requestedAt: number,
): ClientState["previews"] {
  const shown = new Map(page.previews?.map(({ messageId, preview }) => [messageId, preview]));
  const told = page.items.flatMap(({ id }) => {
    const known = previews[id];
    const preview = shown.get(id) ?? null;
    const isNews = known === undefined ? preview !== null : known.seq <= requestedAt;
    return isNews ? [[id, { preview, seq: requestedAt }] as const] : [];
  });
  return told.length === 0 ? previews : { ...previews, ...Object.fromEntries(told) };
}
