import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** One script of the first load. */
export interface LoadedFile {
  readonly file: string;
  /** Bytes as they travel, gzipped. */
  readonly gzip: number;
  readonly text: string;
}

/** What a browser runs before the first conversation shows: the entry, the two pages, the texts of one language. */
const ENTRIES = [
  "index.html",
  "src/pages/workspace-page.tsx",
  "src/pages/conversation-page.tsx",
  "src/lib/i18n/locales/en/index.ts",
];

/** The scripts of the first load in a build, from its manifest, largest first. */
export function getFirstLoad(dist: string): LoadedFile[] {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, ManifestEntry>;
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const entry = manifest[key];
    if (!entry) throw new Error(`The build has no ${key}.`);
    if (seen.has(entry.file)) return;
    seen.add(entry.file);
    for (const imported of entry.imports ?? []) visit(imported);
  };
  for (const key of ENTRIES) visit(key);
  return [...seen]
    .map((file) => {
      const text = readFileSync(join(dist, file), "utf8");
      return { file, gzip: gzipSync(text, { level: 9 }).length, text };
    })
    .sort((one, other) => other.gzip - one.gzip);
}
