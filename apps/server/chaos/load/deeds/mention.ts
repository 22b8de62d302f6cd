import { randomUUID } from "node:crypto";
import { persistentSend } from "../persistent-send.js";
import type { Deed } from "./deed.js";

/** Names somebody, or calls everybody at once: who is there now, or all, with the number confirmed. */
export const mention: Deed = async (person) => {
  const { app, random } = person;
  const conversations = app?.conversations ?? [];
  if (app === null || conversations.length === 0) return;
  const { id: conversationId, kind, memberCount } = random.pick(conversations);
  const called = kind === "group" && random.fraction() < 0.15;
  const whom = called ? random.pick(["<!here>", "<!everyone>"]) : `<@${random.pick(app.people)}>`;
  const nonce = randomUUID();
  const draft = {
    conversationId,
    nonce,
    text: `${whom} ${person.name} says ${nonce.slice(0, 8)}`,
    ...(called && { confirmedCount: memberCount }),
  };
  const message = await persistentSend(person.sender, draft, () => person.isOver());
  if (message !== null) person.remember({ draft, message });
};
