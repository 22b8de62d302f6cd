import { afterEach } from "vitest";

// Suites that draw say so in their first line (`@vitest-environment jsdom`); the others need no browser and start at once.
if (typeof document !== "undefined") {
  const { cleanup } = await import("@testing-library/react");
  afterEach(() => cleanup());
}
