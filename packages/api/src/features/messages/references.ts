/** A place in a conversation. */
export interface MessageReference {
  conversationId: string;
  seq: number;
}

/** A reference to a message as it is written into a text: `<#conversationId:seq>`. Only who may read there is shown where it is. */
export function writeReference({ conversationId, seq }: MessageReference): string {
  return `<#${conversationId}:${String(seq)}>`;
}
