import { beforeEach } from "vitest";

// Suites that draw nothing say so in their first line (`@vitest-environment node`) and start at once.
if (typeof document !== "undefined") {
  const { installFakeLayout, setUpPage } = await import(".");
  beforeEach(installFakeLayout);
  // A link that was clicked leaves its mark in the address, which the next suite may share.
  setUpPage({ tidy: () => history.replaceState(null, "", location.pathname) });
}
