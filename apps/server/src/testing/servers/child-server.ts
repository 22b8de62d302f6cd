import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { eventually } from "../eventually.js";

const MAIN = fileURLToPath(new URL("../../main.ts", import.meta.url));
/** Compiling on the fly and a fresh database take seconds on a busy machine. */
const START_WITHIN_MS = 45_000;

/** A Parley in a process of its own, as `npm start` runs it. */
export class ChildServer {
  /** Everything it printed. */
  output = "";
  private readonly exited: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.exited = once(child, "exit");
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.output += chunk.toString();
      });
  }

  /**
   * Begins to start one. `environment` is all it gets but PATH and HOME; `options` are its command line's; `entry` is
   * another program than `main` that says so when it is ready.
   */
  static spawn(environment: Record<string, string>, options: readonly string[] = [], entry = MAIN): ChildServer {
    const { PATH = "", HOME = "" } = process.env;
    const args = ["--conditions=source", "--import", "tsx", entry, ...options];
    const child = spawn(process.execPath, args, {
      env: { PATH, HOME, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new ChildServer(child);
  }

  /** Where it listens, once it says that it is ready. Throws what it printed when it ends instead. */
  async ready(): Promise<string> {
    const port = await eventually(
      "the server says that it is ready",
      () => {
        if (this.child.exitCode !== null) return "ended";
        return /Parley is ready at http:\/\/localhost:(\d+)/.exec(this.output)?.[1];
      },
      START_WITHIN_MS,
    );
    if (port === "ended") throw new Error(`The server ended:\n${this.output}`);
    return `http://127.0.0.1:${port}`;
  }

  /** Resolves with the exit code once it has ended by itself; `null` after a signal. */
  async ended(): Promise<number | null> {
    await this.exited;
    return this.child.exitCode;
  }

  /** Sends a signal, and waits until the program has answered it with this line. */
  async tell(signal: "SIGUSR2", answer: string): Promise<void> {
    this.child.kill(signal);
    await eventually(`the server says ${answer}`, () => this.output.includes(answer));
  }

  /** Sends a signal and waits for the end. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }
}
