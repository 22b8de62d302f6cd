interface Mark {
  conversationId: string | null;
  marked: boolean;
}

/** What events told of messages that are marked: pinned, or saved. Of what was marked before it knows nothing. */
export class MarkedMessages {
  private readonly marks = new Map<string, Mark>();

  mark(messageId: string, conversationId: string | null, marked: boolean): void {
    this.marks.set(messageId, { conversationId, marked });
  }

  forget(messageId: string): void {
    this.marks.delete(messageId);
  }

  forgetAllIn(conversationId: string): void {
    for (const [id, mark] of this.marks) if (mark.conversationId === conversationId) this.marks.delete(id);
  }

  /** Messages that are marked, as far as was told. */
  get ids(): string[] {
    return [...this.marks].flatMap(([id, { marked }]) => (marked ? id : []));
  }

  /** Conversations of which something was told. */
  get conversationIds(): string[] {
    return [...new Set([...this.marks.values()].flatMap(({ conversationId }) => conversationId ?? []))];
  }

  /** Whose mark was taken back, and is listed all the same. */
  stillIn(listed: readonly string[]): string | undefined {
    return listed.find((id) => this.marks.get(id)?.marked === false);
  }

  /** What was marked in a conversation, and is not listed. */
  missingIn(listed: readonly string[], conversationId: string): string | undefined {
    return this.ids.find((id) => this.marks.get(id)?.conversationId === conversationId && !listed.includes(id));
  }
}
