import type { Deed } from "./deed.js";

/** Deletes the oldest of one's own messages. */
export const remove: Deed = async (person) => {
  const gone = person.forget();
  if (gone === undefined) return;
  const { id: messageId } = gone.message;
  await person.call((signal) => person.client.messages.delete.mutate({ messageId }, { signal }));
};
