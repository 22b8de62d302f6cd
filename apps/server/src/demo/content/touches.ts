import type { PersonKey } from "../people.js";

/** One of the last messages of a conversation: 1 is the last that stands, 2 the one before it. */
export interface Spot {
  /** The key of its conversation. */
  conversation: string;
  fromEnd: number;
}

/** What answers a message in its thread, first to last. A person stands in the text as `<@person>`. */
export const DEMO_THREADS: readonly (Spot & { replies: readonly (readonly [PersonKey, string])[] })[] = [
  {
    conversation: "viewings",
    fromEnd: 4,
    replies: [
      ["petra", "Die Liste liegt bei mir am Empfang. Soll ich sie dir durchgeben?"],
      ["lena", "Ja bitte. <@johanna>, kommst du zum Termin mit?"],
      ["johanna", "Ich komme nach, spätestens um halb."],
      ["petra", "Die Nummern sind in deinem Postfach, der Schlüssel liegt bereit."],
      ["lena", "Danke! Dann sehen wir uns dort, <@johanna>."],
    ],
  },
  {
    conversation: "general",
    fromEnd: 2,
    replies: [
      ["daniel", "Ich sitze noch beim Notar, sonst gern."],
      ["petra", "Aylin ist schon unten, danke!"],
    ],
  },
  {
    conversation: "purchase",
    fromEnd: 2,
    replies: [
      ["bennett", "It is **Margaret Rose**, as in the passport."],
      ["petra", "Thank you, I have passed it on."],
    ],
  },
];

/** Emoji on messages, and whose. */
export const DEMO_REACTIONS: readonly (Spot & { emoji: string; people: readonly PersonKey[] })[] = [
  { conversation: "general", fromEnd: 1, emoji: "👍", people: ["lena", "daniel", "petra", "aylin"] },
  { conversation: "general", fromEnd: 1, emoji: "🎉", people: ["claudia", "lena"] },
  { conversation: "general", fromEnd: 3, emoji: "👀", people: ["tobias"] },
  { conversation: "viewings", fromEnd: 2, emoji: "🔑", people: ["petra", "johanna"] },
  { conversation: "purchase", fromEnd: 1, emoji: "🙏", people: ["bennett", "petra"] },
  { conversation: "johanna-lena", fromEnd: 2, emoji: "❤️", people: ["johanna", "lena"] },
];

/** What is pinned for everybody. */
export const DEMO_PINS: readonly (Spot & { person: PersonKey })[] = [
  { conversation: "general", fromEnd: 5, person: "johanna" },
  { conversation: "viewings", fromEnd: 4, person: "johanna" },
  { conversation: "purchase", fromEnd: 5, person: "lena" },
];

/** What people keep for themselves. */
export const DEMO_SAVED: readonly (Spot & { person: PersonKey })[] = [
  { conversation: "sales", fromEnd: 2, person: "johanna" },
  { conversation: "harbour", fromEnd: 1, person: "johanna" },
  { conversation: "viewings", fromEnd: 3, person: "lena" },
  { conversation: "keys", fromEnd: 2, person: "petra" },
  { conversation: "purchase", fromEnd: 2, person: "bennett" },
];

/** What is sent the next morning at nine. */
export const DEMO_SCHEDULED: readonly { conversation: string; person: PersonKey; text: string }[] = [
  {
    conversation: "general",
    person: "johanna",
    text: "Guten Morgen! Denkt bitte an die Runde um zehn: jeder bringt seine drei wichtigsten Objekte mit.",
  },
  { conversation: "purchase", person: "lena", text: "Good morning! Any news from the bank, <@bennett>?" },
];

/** What people have begun to write. */
export const DEMO_DRAFTS: readonly { conversation: string; person: PersonKey; text: string }[] = [
  { conversation: "marketing", person: "johanna", text: "Für die Anzeige im Herbst würde ich" },
  { conversation: "lena-petra", person: "lena", text: "Hast du die Unterlagen von" },
  { conversation: "keys", person: "petra", text: "Der Schlüssel für die Tiefgarage" },
];
