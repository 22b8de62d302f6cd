import { vi } from "vitest";

/** What leaves the page, which happy-dom does not, is written down instead. All else of `location` is real. */
export function stubLocation() {
  const left = { assign: vi.fn<(url: string) => void>(), reload: vi.fn<() => void>() };
  const real = window.location;
  vi.stubGlobal(
    "location",
    new Proxy(left, {
      get: (_, name): unknown => (name === "assign" || name === "reload" ? left[name] : Reflect.get(real, name, real)),
    }),
  );
  return left;
}
