import { afterEach } from "vitest";

// Suites that draw say so in their first line (`@vitest-environment happy-dom`); the others need no browser and start at once.
if (typeof document !== "undefined") {
  const [{ cleanup, configure }, { mendTextBoxes }] = await Promise.all([
    import("@testing-library/react"),
    import("@parley/ui/testing"),
  ]);
  mendTextBoxes();
  // What is loaded when used takes its time on a busy machine; a second, as it is otherwise, is too little there.
  configure({ asyncUtilTimeout: 8_000 });
  afterEach(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    cleanup();
    document.body.replaceChildren();
    localStorage.clear();
    // The next suite may share this page: nothing of the language, theme and title of this one stays.
    for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
    document.title = "";
  });
}
