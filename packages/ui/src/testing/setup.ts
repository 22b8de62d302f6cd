import { afterEach, beforeEach } from "vitest";

// Suites that draw nothing say so in their first line (`@vitest-environment node`) and start at once.
if (typeof document !== "undefined") {
  const [{ cleanup, configure }, { installFakeLayout, mendTextBoxes }] = await Promise.all([
    import("@testing-library/react"),
    import("."),
  ]);
  mendTextBoxes();
  // What is loaded when used takes its time on a busy machine; a second, as it is otherwise, is too little there.
  configure({ asyncUtilTimeout: 8_000 });
  beforeEach(installFakeLayout);
  afterEach(() => {
    // Where the focus of one test ends, the next would go on with it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    cleanup();
    document.body.replaceChildren();
    // A link that was clicked leaves its mark in the address, which the next suite may share.
    history.replaceState(null, "", location.pathname);
  });
}
