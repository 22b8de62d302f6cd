declare module "*?raw" {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** Vite's: the modules that match, by path, each with a function that loads it. */
  glob(patterns: readonly string[]): Record<string, () => Promise<unknown>>;
}
