/** Connections and conversations that must be known before it is said who has nothing to do with whom. */
const ENOUGH = 8;

/**
 * Which conversations belong together, by who hears of them: a connection hears of one workspace alone, and in the end everybody
 * there is connected to everybody by somebody.
 */
export class Acquaintances {
  private readonly parents = new Map<string, string>();
  private readonly sizes = new Map<string, number>();
  /** The last message of each conversation. */
  private readonly messages = new Map<string, string>();

  /** A connection heard of a message. */
  heard(connection: string, conversationId: string, messageId: string): void {
    this.messages.set(conversationId, messageId);
    const [one, other] = [this.rootOf(connection), this.rootOf(conversationId)];
    if (one === other) return;
    this.parents.set(one, other);
    this.sizes.set(other, this.sizeOf(one) + this.sizeOf(other));
  }

  private rootOf(id: string): string {
    let root = id;
    for (let next = this.parents.get(root); next !== undefined; next = this.parents.get(root)) root = next;
    return root;
  }

  private sizeOf(root: string): number {
    return this.sizes.get(root) ?? 1;
  }

  /** A message of another workspace than this conversation's; `undefined` while that cannot be told. */
  foreignTo(conversationId: string): string | undefined {
    const own = this.rootOf(conversationId);
    if (this.sizeOf(own) < ENOUGH) return undefined;
    for (const [other, messageId] of this.messages) {
      const root = this.rootOf(other);
      if (root !== own && this.sizeOf(root) >= ENOUGH) return messageId;
    }
    return undefined;
  }
}
