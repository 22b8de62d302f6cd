import { afterEach, beforeEach } from "vitest";

// Suites that draw nothing say so in their first line (`@vitest-environment node`) and start at once.
if (typeof document !== "undefined") {
  const [{ cleanup }, { installFakeLayout }] = await Promise.all([
    import("@testing-library/react"),
    import("./fake-layout"),
  ]);
  beforeEach(installFakeLayout);
  afterEach(cleanup);
}
