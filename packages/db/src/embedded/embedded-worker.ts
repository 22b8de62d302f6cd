import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type MessagePort, Worker } from "node:worker_threads";
import type { WorkerCommand, WorkerInput, WorkerReport } from "./worker-messages.js";

/** One run of the worker thread with the database in it, from opening to its end. */
export interface EmbeddedWorker {
  /** Hands the far end of a virtual connection to the database. */
  connect(port: MessagePort): void;
  /** Closes the database cleanly. */
  close(): Promise<void>;
  /** Resolves when the thread has ended, with the reason when that was not `close`. */
  readonly ended: Promise<Error | undefined>;
}

/** Node has it; its types leave it to those of browsers. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

/** Compiled once in a process: threads share it, and what is optimised while it runs; twice the work each otherwise. */
async function compileProgram(): Promise<object> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return WebAssembly.compile(await readFile(join(dirname(entry), "pglite.wasm")));
}

let program: Promise<object> | undefined;

/** One that could not be read is read anew the next time. */
function getProgram(): Promise<object> {
  program ??= compileProgram().catch((error: unknown) => {
    program = undefined;
    throw error;
  });
  return program;
}

function start(input: WorkerInput): Worker {
  const entry = import.meta.url.endsWith(".ts") ? "./pglite-worker.source.mjs" : "./pglite-worker.js";
  // flags of the program (--inspect, --input-type) are not for the thread
  return new Worker(new URL(entry, import.meta.url), { workerData: input, execArgv: [] });
}

/**
 * Opens the database of `input.folder` in a thread of its own. An empty or missing folder becomes a fresh database.
 * @throws whatever PGlite or the file system reports.
 */
export async function startEmbeddedWorker(input: Omit<WorkerInput, "program">): Promise<EmbeddedWorker> {
  const worker = start({ ...input, program: await getProgram() });
  let failure: Error | undefined;
  let onReport: (report: WorkerReport) => void = () => {};
  worker.on("message", (report: WorkerReport) => {
    if (report.type === "failed") {
      failure ??= Object.assign(new Error(report.message), { code: report.code });
      void worker.terminate(); // after a fatal error the session hangs at the next touch
    }
    onReport(report);
  });
  worker.on("error", (error) => {
    failure ??= error;
  });
  const ended = new Promise<Error | undefined>((resolve) => worker.once("exit", () => resolve(failure)));

  async function reported(type: WorkerReport["type"]): Promise<void> {
    const seen = new Promise<true>((resolve) => {
      onReport = (report) => report.type === type && resolve(true);
    });
    if ((await Promise.race([seen, ended])) !== true) throw failure ?? new Error("The database's thread ended");
  }

  const send = (command: WorkerCommand, ports: MessagePort[]) => worker.postMessage(command, ports);
  await reported("ready");
  return {
    connect: (port) => send({ type: "connect", port }, [port]),
    async close() {
      const closed = reported("closed");
      send({ type: "close" }, []);
      try {
        await closed;
      } finally {
        await worker.terminate();
      }
    },
    ended,
  };
}
