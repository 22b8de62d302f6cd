import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { parseSync } from "vite";
import { listFiles } from "../lib/files.mjs";

/** Text that code of the server leaves behind even when minified, and where it comes from. */
const SERVER_TRACES = {
  "drizzle:entityKind": "drizzle-orm",
  PostgresError: "postgres",
  auth_session: "lucia",
  argon2id: "password hashing",
  "@trpc/server in a non-server environment": "the routers of @parley/api/server",
  parley_app: "@parley/db",
  "__vite-browser-external": "a module of Node",
};

const NOT_BUILT = "holds no web app: build it first (npm test does, and npm start).";

/**
 * @param {string} dist the built web app
 * @returns {string[]} paths of all its JavaScript files, relative to dist
 */
const scriptsOf = (dist) => listFiles(dist, (path, isFolder) => isFolder || /\.m?js$/.test(path));

/**
 * The files a browser must load before the first line of the app runs: what index.html names and, from there, every
 * static import.
 * @param {string} dist
 * @returns {string[]} relative to dist
 */
export function firstLoad(dist) {
  const index = join(dist, "index.html");
  if (!existsSync(index)) throw new Error(`${dist} ${NOT_BUILT}`);
  const html = readFileSync(index, "utf8");
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.m?js)"/g)].map(
    (match) => match[1] ?? "",
  );
  /** @type {Set<string>} */
  const loaded = new Set();
  const queue = named.map((path) => path.replace(/^\.?\//, ""));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    const { module } = parseSync(path, readFileSync(join(dist, path), "utf8"));
    const reexports = module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => entry.moduleRequest?.value ?? ""),
    );
    const imports = [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reexports];
    for (const specifier of imports.filter((one) => one.startsWith(".")))
      queue.push(posix.join(dirname(path), specifier));
  }
  return [...loaded].sort();
}

/**
 * @param {string} dist
 * @returns {{ files: { path: string, bytes: number }[], bytes: number }} sizes after gzip, largest file first
 */
export function firstLoadSize(dist) {
  const files = firstLoad(dist).map((path) => ({ path, bytes: gzipSync(readFileSync(join(dist, path))).length }));
  files.sort((a, b) => b.bytes - a.bytes);
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/**
 * Server code that found its way into the web app, in whichever chunk.
 * @param {string} dist
 * @returns {string[]} one sentence for each
 */
export function findServerCode(dist) {
  const scripts = scriptsOf(dist);
  if (scripts.length === 0) throw new Error(`${dist} ${NOT_BUILT}`);
  return scripts.flatMap((path) => {
    const text = readFileSync(join(dist, path), "utf8");
    return Object.entries(SERVER_TRACES)
      .filter(([trace]) => text.includes(trace))
      .map(([trace, origin]) => `${path} contains "${trace}", so ${origin} is in the bundle: find who imports it.`);
  });
}
