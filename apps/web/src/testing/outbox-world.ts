import type { Message } from "@parley/api";
import { createOutbox, type Outbox, type OutboxDeps } from "../sync/outbox/outbox";
import type { OutboxEntry } from "../sync/outbox/outbox-entry";
import type { OutboxStorage } from "../sync/outbox/outbox-storage";
import { createMessage, GROUP, ME } from "./factories";

/** A storage that several tabs share and that outlives them. */
export function createMemoryStorage(): OutboxStorage & { readonly entries: Map<string, OutboxEntry> } {
  const entries = new Map<string, OutboxEntry>();
  return {
    entries,
    list: async (memberId) => [...entries.values()].filter((entry) => entry.memberId === memberId),
    put: async (entry) => void entries.set(entry.nonce, entry),
    remove: async (_, nonce) => void entries.delete(nonce),
  };
}

/** A refusal as the client throws it. */
export function refusal(reason: string, more: object = {}): Error {
  return Object.assign(new Error(reason), { data: { reason, ...more } });
}

/** What tabs of one browser share: storage, lock, and a server that stores one message per nonce. */
export class OutboxWorld {
  readonly storage = createMemoryStorage();
  /** Every attempt that reached the server, in order. */
  readonly attempts: string[] = [];
  readonly stored = new Map<string, Message>();
  readonly waits: { work: () => void; ms: number }[] = [];
  /** Answers an attempt; throws to fail it. Called after the message was stored if `storeFirst`. */
  answer: (text: string) => void | Promise<void> = () => undefined;
  storeFirst = false;
  private lock: Promise<void> = Promise.resolve();
  private nonces = 0;
  private time = 1_000;
  private seq = 100;

  /** Opens a tab. */
  open(more: Partial<OutboxDeps> = {}): { outbox: Outbox; sent: Message[] } {
    const sent: Message[] = [];
    const outbox = createOutbox({
      memberId: ME,
      storage: this.storage,
      send: (entry) => this.send(entry),
      onSent: (message) => sent.push(message),
      exclusively: (work) => this.exclusively(work),
      announce: () => undefined,
      schedule: (work, ms) => {
        const wait = { work, ms };
        this.waits.push(wait);
        return () => void this.waits.splice(this.waits.indexOf(wait), 1);
      },
      now: () => {
        this.time += 1;
        return this.time;
      },
      random: () => 0,
      createNonce: () => {
        this.nonces += 1;
        return `nonce-${this.nonces}`;
      },
      ...more,
    });
    return { outbox, sent };
  }

  /** Lets the next wait run out. */
  passTime(): number | undefined {
    const next = this.waits.shift();
    next?.work();
    return next?.ms;
  }

  private async send({ nonce, text }: OutboxEntry): Promise<Message> {
    this.attempts.push(text);
    if (this.storeFirst) this.store(nonce, text);
    await this.answer(text);
    return this.store(nonce, text);
  }

  private store(nonce: string, text: string): Message {
    const known = this.stored.get(nonce);
    if (known) return known;
    this.seq += 1;
    const message = createMessage({ seq: this.seq, nonce, text, authorId: ME, conversationId: GROUP });
    this.stored.set(nonce, message);
    return message;
  }

  private exclusively(work: () => Promise<void>): Promise<void> {
    const mine = this.lock.then(work);
    this.lock = mine.catch(() => undefined);
    return mine;
  }
}
