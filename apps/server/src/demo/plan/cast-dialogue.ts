import { DEMO_PEOPLE, type PersonKey, personOf } from "../people.js";
import type { Choices } from "./choices.js";
import type { Dialogue } from "./parse-dialogues.js";

/** Who speaks under which letter. */
export type Cast = Readonly<Record<string, PersonKey>>;

const NAMED = /[@{]([A-Z])\b/g;

/**
 * Gives each letter of a dialogue a person of its own, those first whom few can be. Throws when the people there cannot
 * hold it.
 */
export function castDialogue(dialogue: Dialogue, people: readonly PersonKey[], choices: Choices): Cast {
  const letters = new Set(
    dialogue.flatMap(({ speaker, text }) => [speaker, ...[...text.matchAll(NAMED)].map((match) => match[1] ?? "")]),
  );
  const candidates = [...letters].map((letter) => ({
    letter,
    able: people.filter((person) => DEMO_PEOPLE[person].speaks.includes(letter)),
  }));
  const cast: Record<string, PersonKey> = {};
  for (const { letter, able } of candidates.sort((one, other) => one.able.length - other.able.length)) {
    const free = able.filter((person) => !Object.values(cast).includes(person));
    if (free.length === 0) throw new RangeError(`Among ${people.join(", ")} nobody is left to be ${letter}.`);
    cast[letter] = choices.oneOf(free);
  }
  return cast;
}

/** What to call them. */
export function firstNamesOf(cast: Cast): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cast).map(([letter, person]) => [letter, personOf(person).name.split(" ")[0] ?? ""]),
  );
}
