/** The lock that a window holds while somebody looks at a conversation in it, for the others to see. */
export function shownLock(conversationId: string): string {
  return `parley-shown-${conversationId}`;
}
