import type { MemberReceipt } from "@parley/api";
import type { ClientState } from "../../sync/state/client-state.js";
import { mergeReceipt } from "./apply.js";

/**
 * Takes in the answer of `receipts.get`: it tells of everybody there is, and what signals have told meanwhile stays. A cursor at
 * 0 says that somebody keeps receipts to themselves.
 */
export function receiveReceipts(
  state: ClientState,
  conversationId: string,
  receipts: readonly MemberReceipt[],
): ClientState {
  const known = state.receipts[conversationId];
  const told = receipts.map((receipt) => {
    const merged = mergeReceipt(known?.[receipt.memberId], receipt);
    return [receipt.memberId, receipt.readSeq === 0 ? { ...merged, readSeq: 0 } : merged] as const;
  });
  return { ...state, receipts: { ...state.receipts, [conversationId]: Object.fromEntries(told) } };
}
