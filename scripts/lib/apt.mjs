import { existsSync } from "node:fs";
import { findProgram } from "./find-program.mjs";
import { step } from "./messages.mjs";
import { run } from "./run.mjs";

const DEBIAN_MARK = "/etc/debian_version";

/** Whether this machine lets us install Debian packages: apt is there and we are root. */
export const canUseApt = (debianMark = DEBIAN_MARK) =>
  process.getuid?.() === 0 && existsSync(debianMark) && findProgram("apt-get") !== undefined;

let updated = false;

/**
 * Installs Debian packages.
 * @param {string[]} packages
 * @param {string} [debianMark] the file that tells Debian from other systems
 * @returns {Promise<string | undefined>} why it did not work
 */
export async function aptInstall(packages, debianMark = DEBIAN_MARK) {
  if (!canUseApt(debianMark)) return "only root on Debian can install it here";
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  try {
    await step(`Installing ${packages.join(", ")} with apt`, async () => {
      if (!updated) await run("apt-get", ["update"], { env });
      updated = true;
      const { code, output } = await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env });
      if (code !== 0) throw new Error(output.trim().split("\n").slice(-3).join(" "));
    });
    return undefined;
  } catch (error) {
    return `apt could not install it: ${error instanceof Error ? error.message : String(error)}`;
  }
}
