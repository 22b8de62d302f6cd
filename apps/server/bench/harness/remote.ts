import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

type Functions<Served> = { [Name in keyof Served]: (...args: never[]) => unknown };
type Answer = { id: number; value: unknown } | { id: number; error: string };
interface Question {
  id: number;
  name: string;
  args: unknown[];
}

/** A program of the harness in a process of its own. */
export interface Remote<Served extends Functions<Served>> {
  readonly pid: number;
  /** Calls one of the functions it serves. Rejects with its error, or when the process ends first. */
  call<Name extends keyof Served & string>(
    name: Name,
    ...args: Parameters<Served[Name]>
  ): Promise<Awaited<ReturnType<Served[Name]>>>;
  stop(): Promise<void>;
}

/** Starts a program of this folder (`serve` is called in it) in a process of its own, from the built packages. */
export function startRemote<Served extends Functions<Served>>(
  program: string,
  nodeArgs: readonly string[] = [],
): Remote<Served> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = fork(file, [], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    // Not the parent's own: the packages are to be run as they are built.
    execArgv: ["--import", "tsx", ...nodeArgs],
    serialization: "advanced",
    stdio: ["ignore", 2, 2, "ipc"],
  });
  return callable<Served>(child);
}

/** What a child process with an IPC channel serves. */
export function callable<Served extends Functions<Served>>(child: ChildProcess): Remote<Served> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let next = 0;
  child.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.value);
  });
  child.once("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`a process of the harness ended with ${code}`));
  });
  return {
    pid: child.pid ?? 0,
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        next += 1;
        waiting.set(next, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ id: next, name, args } satisfies Question);
      }),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        else {
          child.once("exit", () => resolve());
          child.kill("SIGKILL");
        }
      }),
  };
}

/** In the started program: answers calls with these functions. */
export function serve(functions: object): void {
  process.once("disconnect", () => process.exit());
  const byName = new Map<string, (...args: unknown[]) => unknown>(Object.entries(functions));
  process.on("message", ({ id, name, args }: Question) => {
    Promise.resolve()
      .then(() => byName.get(name)?.(...args))
      .then(
        (value) => process.send?.({ id, value } satisfies Answer),
        (error: unknown) =>
          process.send?.({
            id,
            error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          } satisfies Answer),
      );
  });
}
