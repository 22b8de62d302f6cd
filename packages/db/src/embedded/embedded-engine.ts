import { MessageChannel } from "node:worker_threads";
import { EmbeddedSocket } from "./embedded-socket.js";
import { type EmbeddedWorker, startEmbeddedWorker } from "./embedded-worker.js";

const IDLE_TIMEOUT_MS = 2000; // SPEC W9
/** From one attempt to open the database to the next. */
const RESTART_PAUSE_MS = 2000;

export interface EmbeddedEngineOptions {
  /** Folder of the database cluster; an empty or missing one is filled. */
  folder: string;
  /** Puts a failure into words. */
  describe: (error: unknown) => Promise<Error>;
  /** Told when the database breaks down while running (on a full disk, say). */
  onBreakdown?: (error: Error) => void;
}

/**
 * The running embedded database, which many virtual connections reach. When it breaks down its connections end, and
 * the next one opens it again, as a Postgres server recovers from a crash of its own.
 */
export class EmbeddedEngine {
  #worker: Promise<EmbeddedWorker>;
  #startedAt = 0;
  #broken = false;
  #closing: Promise<void> | undefined;

  private constructor(private readonly options: EmbeddedEngineOptions) {
    this.#worker = this.#start();
  }

  /** Opens the database. @throws what `describe` makes of the failure. */
  static async start(options: EmbeddedEngineOptions): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(options);
    await engine.#worker;
    return engine;
  }

  /** A new virtual connection; it ends at once when the database cannot be opened. */
  connect(): EmbeddedSocket {
    if (this.#broken && !this.#closing && Date.now() - this.#startedAt >= RESTART_PAUSE_MS) {
      this.#worker = this.#start();
    }
    const { port1, port2 } = new MessageChannel();
    const socket = new EmbeddedSocket(port1);
    this.#worker.then(
      (worker) => worker.connect(port2),
      // not before the caller had a chance to listen
      (error: Error) => setImmediate(() => socket.destroy(error)),
    );
    return socket;
  }

  /**
   * Closes the database. No connection opens from then on. One that broke down needs no closing: what was committed is
   * in its journal and comes back when it is next opened.
   */
  close(): Promise<void> {
    this.#closing ??= this.#worker.then((worker) => worker.close()).catch(() => {});
    return this.#closing;
  }

  #start(): Promise<EmbeddedWorker> {
    this.#startedAt = Date.now();
    this.#broken = false;
    const { folder, describe } = this.options;
    const started = startEmbeddedWorker({ folder, idleTimeoutMs: IDLE_TIMEOUT_MS }).catch(async (error: unknown) => {
      this.#broken = true;
      throw await describe(error);
    });
    started.then(
      (worker) => worker.ended.then((error) => this.#notice(error)),
      () => {}, // told to whoever connects
    );
    return started;
  }

  async #notice(failure: Error | undefined): Promise<void> {
    const error = this.#closing
      ? Object.assign(new Error("The database is closed"), { code: "CONNECTION_ENDED" })
      : await this.options.describe(failure ?? new Error("its thread ended"));
    this.#worker = Promise.reject(error);
    this.#worker.catch(() => {}); // told to whoever connects
    if (this.#closing) return;
    this.#broken = true;
    this.options.onBreakdown?.(error);
  }
}
