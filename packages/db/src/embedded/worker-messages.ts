import type { MessagePort } from "node:worker_threads";

/** What the worker is started with. */
export interface WorkerInput {
  /** Folder of the database cluster. */
  folder: string;
  idleTimeoutMs: number;
  /** The database's program, compiled. */
  program: object;
}

/** From the program to the worker. */
export type WorkerCommand = { type: "connect"; port: MessagePort } | { type: "close" };

/** From the worker to the program. */
export type WorkerReport =
  | { type: "ready" }
  | { type: "closed" }
  | { type: "failed"; message: string; code: string | undefined };
