import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { packClient } from "../lib/client-package.mjs";
import { explain } from "../lib/explain.mjs";
import { step } from "../lib/messages.mjs";
import { root } from "../lib/paths.mjs";
import { turbo } from "../lib/pnpm.mjs";
import { install } from "../lib/prepare.mjs";

const API = join(root, "packages/api");
const TARGET = join(root, "dist");

/** `npm run client:pack`: the typed client as a tarball in dist/, for `npm install` in any other project. */
export async function main() {
  await install();
  const tarball = await step("Building and packing @parley/api", async () => {
    // Files of renamed sources would otherwise stay in the package for ever.
    rmSync(join(API, "dist"), { recursive: true, force: true });
    const built = await turbo(["build", "--filter=@parley/api", "--force"]);
    if (built.code !== 0) throw explain("Building", built);
    mkdirSync(TARGET, { recursive: true });
    return packClient(API, TARGET);
  });
  const { name } = /** @type {{ name: string }} */ (JSON.parse(readFileSync(join(API, "package.json"), "utf8")));
  console.log(`${relative(root, tarball)} is ready: npm install ${tarball}`);
  console.log(`Then: import { createParleyClient } from "${name}";`);
}
