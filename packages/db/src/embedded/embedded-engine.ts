import { MessageChannel, Worker } from "node:worker_threads";
import { EmbeddedSocket } from "./embedded-socket.js";
import type { WorkerCommand, WorkerInput, WorkerReport } from "./worker-messages.js";

const IDLE_TIMEOUT_MS = 2000; // SPEC W9

/** The running embedded database: a worker thread that many virtual connections reach. */
export interface EmbeddedEngine {
  /** A new virtual connection. @throws when the engine has stopped. */
  connect(): EmbeddedSocket;
  /** Closes the database cleanly and ends the worker. */
  close(): Promise<void>;
}

function startWorker(input: WorkerInput): Worker {
  const entry = import.meta.url.endsWith(".ts") ? "./pglite-worker.source.mjs" : "./pglite-worker.js";
  return new Worker(new URL(entry, import.meta.url), { workerData: input });
}

function failure(report: Extract<WorkerReport, { type: "failed" }>): Error {
  return Object.assign(new Error(report.message), { code: report.code });
}

/** Resolves with the report of this type; rejects when the worker fails or ends first. */
function reported(worker: Worker, type: WorkerReport["type"]): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      finish();
    };
    const onMessage = (report: WorkerReport) => {
      if (report.type === type) settle(resolve);
      else if (report.type === "failed") settle(() => reject(failure(report)));
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`The database's thread ended with code ${code}`)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

/**
 * Opens the embedded database in `folder` (a database cluster, or an empty or missing folder, which is filled).
 * @param onFailure told when the database breaks down while running; its connections end by themselves then.
 * @throws whatever PGlite or the file system reports.
 */
export async function startEmbeddedEngine(
  folder: string,
  onFailure: (error: Error) => void = () => {},
): Promise<EmbeddedEngine> {
  const worker = startWorker({ folder, idleTimeoutMs: IDLE_TIMEOUT_MS });
  await reported(worker, "ready").catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  let running = true;
  worker.on("error", onFailure);
  worker.on("exit", () => {
    running = false;
  });
  return {
    connect() {
      if (!running) throw Object.assign(new Error("The embedded database has stopped"), { code: "CONNECTION_ENDED" });
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ type: "connect", port: port2 } satisfies WorkerCommand, [port2]);
      return new EmbeddedSocket(port1);
    },
    async close() {
      if (!running) return;
      const closed = reported(worker, "closed");
      worker.postMessage({ type: "close" } satisfies WorkerCommand);
      await closed.finally(() => worker.terminate());
    },
  };
}
