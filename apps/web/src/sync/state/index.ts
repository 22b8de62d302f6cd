/**
 * What a client knows and how events change it: no React, no browser. The server's `verifyAction` imports it to prove
 * that a state plus the events equals a fresh fetch.
 */
export { receiveConversation } from "../../features/conversations/receive-conversation.js";
export { receiveDrafts } from "../../features/drafts/receive-drafts.js";
export { receiveMembers } from "../../features/members/receive-members.js";
export { mergePage, type ReceivedPage } from "../../features/messages/merge-page.js";
export { receiveChangedMessage, receiveSentMessage } from "../../features/messages/receive-message.js";
export { receiveUnread } from "../../features/notifications/apply.js";
export { receiveReactions } from "../../features/reactions/receive-reactions.js";
export { createReceiptTally } from "../../features/receipts/receipt-tally.js";
export { receiveReadState } from "../../features/receipts/receive-read-state.js";
export { receiveThreadState } from "../../features/threads/receive-thread-state.js";
export { applyEvent, applySignal } from "../apply-event.js";
export type { Applied, ClientState, Refetch, Timeline } from "./client-state.js";
export { createClientState } from "./create-client-state.js";
