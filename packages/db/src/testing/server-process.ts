import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A standby adds "read-only". */
const READY = /database system is ready to accept (read-only )?connections/;
const LOG_LINES_KEPT = 40;
const SETPRIV = "/usr/bin/setpriv"; // Linux

export interface ServerProcessOptions {
  command: string;
  args: string[];
  user: { uid: number; gid: number } | undefined;
}

/** Words before a command that end it (SIGINT) when this process dies in whatever way, where the system has them. */
function mortally(): string[] {
  return existsSync(SETPRIV) ? [SETPRIV, "--pdeathsig", "INT"] : [];
}

/** The processes of a server: each of Postgres's has a session of its own, so no signal reaches them all at once. */
function family(pid: number): number[] {
  const children = (existsSync("/proc/self/stat") ? parentsByProc() : parentsByPs()).filter(
    ([, parent]) => parent === pid,
  );
  return [pid, ...children.map(([child]) => child)];
}

/** Every process with its parent, as Linux tells it itself: a small installation has no `ps`. */
function parentsByProc(): [pid: number, parent: number][] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      // "pid (name) state parent …", and a name may hold anything
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      return [[Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

function parentsByPs(): [pid: number, parent: number][] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return rows.map((row) => row.trim().split(/\s+/).map(Number)).map(([pid = 0, parent = 0]) => [pid, parent]);
}

/** One run of a Postgres server, from its start until it has ended. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #log: string[] = [];
  readonly #killAtExit = () => this.#child.kill("SIGKILL");

  constructor({ command, args, user }: ServerProcessOptions) {
    const [program = command, ...rest] = [...mortally(), command, ...args];
    this.#child = spawn(program, rest, { ...user, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    process.once("exit", this.#killAtExit);
  }

  /** Resolves when the server takes connections; rejects with the end of its log when it stops instead. */
  async ready(): Promise<void> {
    const { stderr } = this.#child;
    if (!stderr) throw new Error("The server's log is not piped");
    const lines = createInterface({ input: stderr });
    await new Promise<void>((resolve, reject) => {
      lines.on("line", (line) => {
        if (this.#log.push(line) > LOG_LINES_KEPT) this.#log.shift();
        if (READY.test(line)) resolve();
      });
      this.#child.once("error", reject);
      this.#child.once("exit", () => reject(new Error(`Postgres did not start:\n${this.#log.join("\n")}`)));
    });
  }

  /** Sends a signal to the server and all its processes. */
  signalAll(signal: "SIGSTOP" | "SIGCONT" | "SIGKILL"): void {
    if (this.#child.pid === undefined || this.#hasEnded()) return;
    for (const pid of family(this.#child.pid)) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    }
  }

  /** Ends the server: `SIGINT` disconnects everyone and shuts down cleanly, `SIGKILL` is a crash. */
  async end(signal: "SIGINT" | "SIGKILL"): Promise<void> {
    process.off("exit", this.#killAtExit);
    if (this.#hasEnded()) return;
    const ended = once(this.#child, "exit");
    if (signal === "SIGKILL") this.signalAll(signal);
    else this.#child.kill(signal);
    await ended;
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
