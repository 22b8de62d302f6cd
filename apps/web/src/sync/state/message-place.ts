/** Where a message is written or read: a thread, or a conversation itself. */
export interface MessagePlace {
  readonly conversationId: string;
  /** The root of the thread. */
  readonly threadRootId?: string | undefined;
}

/** The id under which a client keeps what belongs to a place: its timeline, its draft, who is writing. */
export function getPlaceId({ conversationId, threadRootId }: MessagePlace): string {
  return threadRootId ?? conversationId;
}
