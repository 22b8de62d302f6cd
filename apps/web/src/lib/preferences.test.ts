import { expect, test } from "vitest";
import { PREFERENCES_KEY, readPreferences, writePreferences } from "./preferences";

function createStorage(kept?: string) {
  const values = new Map<string, string>(kept === undefined ? [] : [[PREFERENCES_KEY, kept]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

const defaults = {
  language: "auto",
  theme: "system",
  lastWorkspace: null,
  desktopNotifications: false,
  pushNotifications: false,
};

test.each([undefined, "", "not json", "null", "7", '{"language":"fr","theme":3,"lastWorkspace":{}}'])(
  "%s gives the defaults",
  (kept) => {
    expect(readPreferences(createStorage(kept))).toEqual(defaults);
  },
);

test("a change is kept and leaves the rest", () => {
  const storage = createStorage();
  writePreferences({ theme: "dark" }, storage);
  writePreferences({ language: "de" }, storage);
  writePreferences({ desktopNotifications: true }, storage);
  expect(readPreferences(storage)).toEqual({ ...defaults, language: "de", theme: "dark", desktopNotifications: true });
});

test("a storage that refuses does no harm", () => {
  const refuse = () => {
    throw new DOMException("quota", "QuotaExceededError");
  };
  expect(writePreferences({ theme: "light" }, { getItem: () => null, setItem: refuse }).theme).toBe("light");
  expect(readPreferences({ getItem: refuse })).toEqual(defaults);
});
