/** A person as lists and pickers show them. */
export interface PersonOption {
  id: string;
  name: string;
  /** A second line: e-mail or role. */
  detail?: string;
}

/** Lower case without accents, "ß" as "ss", so that "muller" and "strasse" find "Müller" and "Straße". */
function fold(text: string): string {
  return text.toLocaleLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

/** The people all of whose query words begin a word of their name or occur in their detail, in the given order. */
export function filterPeople<Person extends PersonOption>(people: readonly Person[], query: string): Person[] {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  return people.filter((person) => {
    const nameWords = fold(person.name).split(/[\s-]+/u);
    const detail = fold(person.detail ?? "");
    return words.every((word) => nameWords.some((part) => part.startsWith(word)) || detail.includes(word));
  });
}
