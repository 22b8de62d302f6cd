import { Failure } from "./messages.mjs";

/**
 * What programs say when they fail, and what that means for the person in front of it. The first match counts.
 * @type {{ sign: RegExp, message: string, hint: string }[]}
 */
const KNOWN = [
  {
    sign: /ENOSPC|no space left on device|EDQUOT/i,
    message: "the disk is full.",
    hint: "Free some space (Parley needs about 2 GB with its packages) and try again.",
  },
  {
    sign: /ERR_PNPM_OUTDATED_LOCKFILE/,
    message: "pnpm-lock.yaml does not fit the package.json files.",
    hint: "After changing dependencies run `npx pnpm@12.21.0 install` and commit the lockfile; otherwise restore it: git checkout pnpm-lock.yaml",
  },
  {
    sign: /ERR_PNPM_(BROKEN|NO)_LOCKFILE|ERR_PNPM_LOCKFILE_BREAKING_CHANGE|pnpm-lock\.yaml.*(broken|invalid|is not present|is absent)/i,
    message: "pnpm-lock.yaml is missing or damaged.",
    hint: "Restore it: git checkout pnpm-lock.yaml",
  },
  {
    sign: /ERR_PNPM_TARBALL_INTEGRITY|EINTEGRITY/,
    message: "a downloaded package does not match the lockfile's checksum.",
    hint: "Try again; if it stays, empty the cache (npm cache clean --force) or ask who runs your package proxy.",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|ERR_PNPM_FETCH_\d|network request to .* failed/,
    message: "the package registry cannot be reached.",
    hint: "Check the network, and behind a proxy `npm config get proxy` and `npm config get registry`; then try again.",
  },
  {
    sign: /EACCES|EPERM|EROFS|permission denied/i,
    message: "a file or folder may not be written.",
    hint: "Check who owns this folder and your npm cache (an earlier run as root leaves files only root may change).",
  },
  {
    sign: /ERR_PNPM_IGNORED_BUILDS/,
    message: "a package wants to run a build script that nobody has allowed.",
    hint: "Look at it, then list it under allowBuilds in pnpm-workspace.yaml.",
  },
  {
    sign: /heap out of memory|ENOMEM|Killed/,
    message: "the machine ran out of memory.",
    hint: "Close other programs and try again; installing and building needs about 2 GB.",
  },
];

/**
 * Turns what a failed program wrote into a failure with a clear sentence.
 * @param {string} doing what was being done: "Installing packages"
 * @param {{ code: number, output: string }} result
 * @returns {Failure}
 */
export function explain(doing, { code, output }) {
  const known = KNOWN.find(({ sign }) => sign.test(output));
  const details = output.trim().split("\n").slice(-60).join("\n");
  if (known) return new Failure(`${doing}: ${known.message}`, { hint: known.hint, details });
  return new Failure(`${doing} ended with exit code ${code}; the reason stands above.`, { details });
}
