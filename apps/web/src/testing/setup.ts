import { afterEach } from "vitest";

// Suites that draw say so in their first line (`@vitest-environment jsdom`); the others need no browser and start at once.
if (typeof document !== "undefined") {
  const { cleanup } = await import("@testing-library/react");
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
