import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";

const API = fileURLToPath(new URL("../..", import.meta.url));
const ENTRY = "\0entry.js";

export interface Bundle {
  /** The files that gave code to it, from their package's name on. */
  modules: string[];
  /** What it imports from outside itself. */
  imports: string[];
  gzipBytes: number;
}

/** Bundles a piece of code for browsers, as an app with Vite would, against the built package. */
export async function bundleForBrowsers(code: string): Promise<Bundle> {
  const entry = {
    name: "entry",
    resolveId: (id: string) => (id === "entry" ? ENTRY : undefined),
    load: (id: string) => (id === ENTRY ? code : undefined),
  };
  const built = await build({
    root: API,
    configFile: false,
    logLevel: "error",
    plugins: [entry],
    build: { write: false, target: "es2022", rolldownOptions: { input: "entry" } },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  const [chunk] = output;
  const used = Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0);
  return {
    modules: used.map(([id]) => id.replace(/^.*\/node_modules\//, "").replace(API, "@parley/api/")).sort(),
    imports: [...chunk.imports, ...chunk.dynamicImports],
    gzipBytes: gzipSync(chunk.code).length,
  };
}
