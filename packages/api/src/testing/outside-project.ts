import { spawn } from "node:child_process";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const API = fileURLToPath(new URL("../..", import.meta.url));
const FIXTURES = join(API, "fixtures/outside-project");
const PACKER = join(API, "../../scripts/lib/client-package.mjs");
const TSC = join(API, "node_modules/.bin/tsc");

/** What the project adds to the client: the types of Node, for programs that run there. */
const NODE_TYPES = "@types/node@20.19.43";

/** How a program ended: its exit code and all it said. */
export interface Outcome {
  code: number | null;
  output: string;
}

/** Runs a program to its end. */
function run(command: string, args: string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/**
 * A TypeScript project of somebody else, in a folder of its own, with the packed client installed from its tarball and
 * the programs of fixtures/outside-project; those that must not compile are kept as text, out of reach of our own tools.
 */
export class OutsideProject {
  private constructor(readonly folder: string) {}

  static async create(): Promise<OutsideProject> {
    const folder = await mkdtemp(join(tmpdir(), "parley-outside-"));
    const project = new OutsideProject(folder);
    const { packClient } = (await import(pathToFileURL(PACKER).href)) as {
      packClient: (from: string, to: string) => Promise<string>;
    };
    const tarball = await packClient(API, folder);
    await project.write("package.json", JSON.stringify({ name: "outside", private: true, type: "module" }));
    for (const file of await readdir(FIXTURES))
      await copyFile(join(FIXTURES, file), join(folder, file.replace(/\.txt$/, "")));
    const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
    const installed = await run("npm", ["install", ...flags, tarball, NODE_TYPES], folder);
    if (installed.code !== 0) throw new Error(`npm install failed: ${installed.output}`);
    return project;
  }

  async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text);
  }

  /** Compiles files with everything checked, the declarations of packages included. */
  async compile(files: string[], options: Record<string, unknown>): Promise<Outcome> {
    const always = { target: "ES2022", strict: true, skipLibCheck: false };
    await this.write("tsconfig.json", JSON.stringify({ compilerOptions: { ...always, ...options }, files }));
    return run(TSC, ["-p", "tsconfig.json", "--pretty", "false"], this.folder);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
