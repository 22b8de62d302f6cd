import { afterEach, beforeEach } from "vitest";

// Suites that draw nothing say so in their first line (`@vitest-environment node`) and start at once.
if (typeof document !== "undefined") {
  const [{ cleanup }, { installFakeLayout }] = await Promise.all([
    import("@testing-library/react"),
    import("./fake-layout"),
  ]);
  beforeEach(installFakeLayout);
  afterEach(() => {
    // Where the focus of one test ends, jsdom would go on with that of the next.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    cleanup();
    document.body.replaceChildren();
  });
}
