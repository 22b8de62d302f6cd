/** How much is kept of what came of a conversation. */
const MOST_STEPS = 12;

/** What came of each conversation last, for whoever has to find out why it is not known. */
export class Trail {
  private readonly steps = new Map<string, string[]>();

  add(conversationId: string, step: string): void {
    this.steps.set(conversationId, [...(this.steps.get(conversationId) ?? []).slice(1 - MOST_STEPS), step]);
  }

  of(conversationId: string): string {
    return this.steps.get(conversationId)?.join(", ") ?? "nothing came of it since the snapshot";
  }
}
