import type { Person } from "../person.js";

/** One thing a person does. Never throws: what is refused or lost is part of the game. */
export type Deed = (person: Person) => Promise<void>;
