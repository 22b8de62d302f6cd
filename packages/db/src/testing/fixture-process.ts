import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program of this package's tests in a process of its own, which can be killed without ceremony. */
export class FixtureProcess {
  readonly #child: ChildProcess;
  /** What it printed, line by line. */
  readonly lines: string[] = [];
  readonly #onLine = new Set<() => void>();

  constructor(script: URL, args: string[]) {
    this.#child = spawn(process.execPath, ["--import", "tsx", script.pathname, ...args], {
      cwd: new URL("../..", import.meta.url),
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (!this.#child.stdout) throw new Error("The program's output is not piped");
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      this.lines.push(line);
      for (const notify of this.#onLine) notify();
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves when that many lines have come; rejects when the program ends before. */
  async printed(count: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const check = () => this.lines.length >= count && resolve();
      this.#onLine.add(check);
      this.#child.once("exit", () => reject(new Error(`The program ended after: ${this.lines.join(" | ")}`)));
      check();
    });
  }

  /** Ends it at once (SIGKILL) and resolves when it is gone and its output is read. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, "close");
    this.#child.kill("SIGKILL");
    await closed;
  }
}
