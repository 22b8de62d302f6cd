// Suites that draw say so in their first line (`@vitest-environment happy-dom`); the others need no browser and start at once.
if (typeof document !== "undefined") {
  const { setUpPage } = await import("@parley/ui/testing");
  setUpPage({
    tidy() {
      localStorage.clear();
      // The next suite may share this page: nothing of the language, theme and title of this one stays.
      for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
      document.title = "";
    },
  });
}

export {};
