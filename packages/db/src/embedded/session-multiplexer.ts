import { IDLE_LIMIT_SETTING } from "./idle-limit.js";
import {
  fatalError,
  findFatalError,
  findFirstValue,
  isTerminate,
  simpleQuery,
  type TransactionStatus,
  transactionStatus,
  welcome,
} from "./wire-messages.js";

/** The one database session: takes protocol messages, answers at once. */
export type ExecuteRaw = (messages: Uint8Array) => Uint8Array;

/** The far end of a virtual connection. */
export interface VirtualConnection {
  send(bytes: Uint8Array): void;
  /** Ends the connection after everything sent has arrived. */
  close(): void;
}

export interface MultiplexerOptions {
  /** Settings reported to each client as it connects. */
  settings: Record<string, string>;
  /**
   * How long a client may idle inside a transaction while others wait, in milliseconds. A transaction that asked for
   * more ({@link IDLE_LIMIT_SETTING}) gets more.
   */
  idleTimeoutMs: number;
  /** Told when the session ended with a fatal error. The session must not be touched after that. */
  onSessionEnd: (sqlState: string, sentence: string) => void;
}

interface Client {
  connection: VirtualConnection;
  waiting: Uint8Array[];
  greeted: boolean;
}

interface Hold {
  client: Client;
  /** Undefined while the server expects more messages of the same query. */
  status: TransactionStatus | undefined;
  /** When the last answer went out, in milliseconds. */
  since: number;
  /** How long this transaction may idle; asked for when it first matters. */
  limitMs?: number;
}

const IDLE_LIMIT_QUERY = `select current_setting('${IDLE_LIMIT_SETTING}', true)`;

/**
 * Many virtual connections over one session. A client holds the session from its first message until the session is
 * idle again, outside a transaction; the others wait in order. A holder that idles inside its transaction while
 * others wait is rolled back and disconnected with 25P03, as Postgres does: this is how a program that uses another
 * connection inside a transaction fails instead of waiting for itself for ever.
 */
export class SessionMultiplexer {
  readonly #clients = new Map<VirtualConnection, Client>();
  readonly #queue = new Set<Client>();
  #hold: Hold | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    private readonly execute: ExecuteRaw,
    private readonly options: MultiplexerOptions,
  ) {}

  connect(connection: VirtualConnection): void {
    this.#clients.set(connection, { connection, waiting: [], greeted: false });
  }

  /** A chunk of whole protocol messages from a client. */
  receive(connection: VirtualConnection, chunk: Uint8Array): void {
    const client = this.#clients.get(connection);
    if (!client || this.#ended) return;
    client.waiting.push(chunk);
    this.#queue.add(client);
    this.#run();
  }

  /** The client is gone: whatever it had begun is rolled back. */
  disconnect(connection: VirtualConnection): void {
    const client = this.#clients.get(connection);
    if (!client || this.#ended) return;
    this.#drop(client);
    this.#run();
  }

  #run(): void {
    for (let client = this.#next(); client; client = this.#next()) {
      const chunk = client.waiting.shift();
      if (client.waiting.length === 0) this.#queue.delete(client);
      if (chunk) this.#handle(client, chunk);
    }
    this.#watch();
  }

  #next(): Client | undefined {
    const holder = this.#hold?.client;
    if (!holder) return this.#queue.values().next().value;
    return this.#queue.has(holder) ? holder : undefined;
  }

  #handle(client: Client, chunk: Uint8Array): void {
    if (!client.greeted) {
      client.greeted = true;
      client.connection.send(welcome(this.options.settings));
    } else if (isTerminate(chunk)) {
      this.#drop(client);
      client.connection.close();
    } else {
      const answer = this.execute(chunk);
      const status = transactionStatus(answer);
      this.#hold = status === "idle" ? undefined : { client, status, since: Date.now() };
      client.connection.send(answer);
      if (status === undefined) this.#noticeEnd(answer);
    }
  }

  #noticeEnd(answer: Uint8Array): void {
    const fatal = findFatalError(answer);
    if (!fatal) return;
    this.#ended = true;
    this.#queue.clear();
    this.options.onSessionEnd(fatal.sqlState, fatal.sentence);
  }

  #drop(client: Client): void {
    this.#clients.delete(client.connection);
    this.#queue.delete(client);
    if (this.#hold?.client !== client) return;
    this.#hold = undefined;
    this.execute(simpleQuery("rollback"));
  }

  #watch(): void {
    clearTimeout(this.#idleTimer);
    const hold = this.#hold;
    if (!hold || this.#ended || this.#queue.size === 0) return;
    const wait = Math.max(0, hold.since + (hold.limitMs ?? this.options.idleTimeoutMs) - Date.now());
    // one more turn of the loop: messages that arrived meanwhile count as activity
    this.#idleTimer = setTimeout(() => setImmediate(() => this.#expire(hold)), wait);
  }

  #expire(hold: Hold): void {
    if (this.#hold !== hold) return;
    if (hold.status === undefined) {
      hold.since = Date.now(); // in the middle of a query, not idle
    } else {
      hold.limitMs ??= this.#idleLimitMs(hold.status);
    }
    if (Date.now() < hold.since + (hold.limitMs ?? this.options.idleTimeoutMs)) {
      this.#watch();
      return;
    }
    this.#drop(hold.client);
    hold.client.connection.send(fatalError("25P03", "terminating connection due to idle-in-transaction timeout"));
    hold.client.connection.close();
    this.#run();
  }

  #idleLimitMs(status: TransactionStatus): number {
    const base = this.options.idleTimeoutMs;
    if (status === "failed") return base;
    return Math.max(base, Number(findFirstValue(this.execute(simpleQuery(IDLE_LIMIT_QUERY))) ?? 0));
  }
}
