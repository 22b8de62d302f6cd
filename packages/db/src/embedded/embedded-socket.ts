import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/**
 * The program's end of a virtual connection: what postgres.js takes for a TCP socket, over a port to the worker.
 * postgres.js writes whole protocol messages and looks at `readyState` before it says goodbye.
 */
export class EmbeddedSocket extends Duplex {
  readyState: "open" | "closed" = "open";
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super({ allowHalfOpen: true });
    this.#port = port;
    port.on("message", (bytes: Uint8Array) => this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    port.on("close", () => this.destroy());
  }

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    const bytes = Uint8Array.from(chunk);
    this.#port.postMessage(bytes, [bytes.buffer]);
    callback();
  }

  override _final(callback: (error?: Error | null) => void): void {
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.readyState = "closed";
    this.#port.close();
    callback(error);
  }
}
