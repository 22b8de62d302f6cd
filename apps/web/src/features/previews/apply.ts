import type { EventReducers } from "../../sync/state/reducers.js";

/** What stands under messages: events tell it as it is now. It goes with the message. */
export const previewReducers: EventReducers = {
  "preview.changed": (state, { messageId, preview, seq }) => ({
    patch: { previews: { ...state.previews, [messageId]: { preview, seq } } },
  }),
  "message.deleted": (state, { message, seq }) =>
    state.previews[message.id] === undefined
      ? {}
      : { patch: { previews: { ...state.previews, [message.id]: { preview: null, seq } } } },
};
