import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { SessionMultiplexer, type VirtualConnection } from "./session-multiplexer.js";
import { findFirstValue, simpleQuery } from "./wire-messages.js";
import type { WorkerCommand, WorkerInput, WorkerReport } from "./worker-messages.js";

// Entry of the worker thread that runs the embedded database, so that a long query does not stop the server's loop.

/** A fresh database begins with one piece of journal, by default of 16 MB, and is copied often. */
const INITDB_OPTIONS = ["--wal-segsize=4"];
/** All of it is touched at the start; the default of 128 MB would be a quarter of the server's memory. */
const SERVER_OPTIONS = ["-c", "shared_buffers=64MB"];

const { folder, idleTimeoutMs, program } = workerData as WorkerInput;

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

function reportFailure(error: unknown): void {
  const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  report({ type: "failed", message, code });
}

function virtualConnection(port: MessagePort): VirtualConnection {
  return {
    send(bytes) {
      const copy = Uint8Array.from(bytes); // the database reuses its buffer
      port.postMessage(copy, [copy.buffer]);
    },
    close: () => port.close(),
  };
}

async function serve(): Promise<void> {
  const database = await PGlite.create({
    dataDir: folder,
    pgliteWasmModule: program,
    extensions: { btree_gin },
    initDbStartParams: INITDB_OPTIONS,
    startParams: [...PGlite.defaultStartParams, ...SERVER_OPTIONS],
  });
  const execute = (messages: Uint8Array) => database.execProtocolRawSync(messages);
  execute(simpleQuery("set time zone 'UTC'"));
  const multiplexer = new SessionMultiplexer(execute, {
    idleTimeoutMs,
    settings: {
      server_version: findFirstValue(execute(simpleQuery("show server_version"))) ?? "",
      client_encoding: "UTF8",
      standard_conforming_strings: "on",
      TimeZone: "UTC",
    },
    onSessionEnd: (code, message) => report({ type: "failed", message, code }),
  });

  parentPort?.on("message", (command: WorkerCommand) => {
    if (command.type === "close") {
      database.close().then(() => report({ type: "closed" }), reportFailure);
      return;
    }
    const { port } = command;
    const connection = virtualConnection(port);
    multiplexer.connect(connection);
    port.on("message", (chunk: Uint8Array) => multiplexer.receive(connection, chunk));
    port.on("close", () => multiplexer.disconnect(connection));
  });
  report({ type: "ready" });
}

serve().catch(reportFailure);
