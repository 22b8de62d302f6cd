import { explain } from "./explain.mjs";
import { step } from "./messages.mjs";
import { pnpm, turbo } from "./pnpm.mjs";
import { currentState, readStamp, writeStamp } from "./stamp.mjs";

/** Installs the packages of the lockfile, unless the stamp says that they are there. */
export async function install() {
  if (readStamp().install === currentState().install) return;
  await step("Installing packages", async () => {
    const result = await pnpm(["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"]);
    if (result.code !== 0) throw explain("Installing packages", result);
    writeStamp({ install: currentState().install });
  });
}

/** Builds what types and rules of other packages look at, which is all but the web app. What did not change is not built again. */
export async function buildWhatOthersImport() {
  const result = await turbo(["build", "--filter=!@parley/web"]);
  if (result.code !== 0) throw explain("Building", result);
}

/** Builds all packages, unless the stamp says that nothing changed since they were built. */
export async function build() {
  const stamp = readStamp();
  const state = currentState();
  if (stamp.build === state.build && stamp.output === state.output) return;
  await step("Building", async () => {
    const result = await turbo(["build"]);
    if (result.code !== 0) throw explain("Building", result);
    // The sources as they were before the build: an edit made meanwhile must not pass for built.
    writeStamp({ install: state.install, build: state.build, output: currentState().output });
  });
}
