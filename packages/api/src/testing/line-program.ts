import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A Node program that reads lines and tells lines of JSON. */
export class LineProgram {
  /** What it told, in order. */
  readonly told: Record<string, unknown>[] = [];
  /** What it complained about. */
  complaints = "";
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(script: string, args: string[], cwd: string) {
    const child = spawn(process.execPath, [script, ...args], { cwd, stdio: ["pipe", "pipe", "pipe"] });
    createInterface({ input: child.stdout }).on("line", (line) =>
      this.told.push(JSON.parse(line) as Record<string, unknown>),
    );
    child.stderr.on("data", (chunk: Buffer) => {
      this.complaints += chunk.toString();
    });
    this.ended = new Promise((resolve) => child.on("close", resolve));
    this.child = child;
  }

  /** Everything it told under a name. */
  every(name: string): unknown[] {
    return this.told.flatMap((one) => (name in one ? [one[name]] : []));
  }

  say(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  endInput(): void {
    this.child.stdin?.end();
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }
}
