import type { MessageLanguage } from "@parley/api/server";

/** Who did it and where; `place` is null in a direct conversation. */
interface Telling {
  name: string;
  place: string | null;
}

/** What people are told of outside of the app, in one language. The app has the same sentences among its texts. */
export interface TellingWords {
  someone: string;
  here: string;
  everyone: string;
  sentences: Readonly<
    Record<
      "mention" | "here" | "everyone" | "direct" | "reply" | "reaction" | "added" | "keyword",
      (telling: Telling) => string
    >
  >;
}

const en: TellingWords = {
  someone: "Someone",
  here: "here",
  everyone: "everyone",
  sentences: {
    mention: ({ name, place }) => (place === null ? `${name} mentioned you` : `${name} mentioned you in ${place}`),
    here: ({ name, place }) => `${name} called everybody connected in ${place}`,
    everyone: ({ name, place }) => `${name} called everybody in ${place}`,
    direct: ({ name }) => `${name} wrote to you`,
    reply: ({ name, place }) =>
      place === null ? `${name} replied in a thread` : `${name} replied in a thread in ${place}`,
    reaction: ({ name }) => `${name} reacted to your message`,
    added: ({ name, place }) => `${name} added you to ${place}`,
    keyword: ({ name, place }) =>
      place === null ? `${name} wrote one of your keywords` : `${name} wrote one of your keywords in ${place}`,
  },
};

const de: TellingWords = {
  someone: "Jemand",
  here: "hier",
  everyone: "alle",
  sentences: {
    mention: ({ name, place }) => (place === null ? `${name} hat Sie erwähnt` : `${name} hat Sie in ${place} erwähnt`),
    here: ({ name, place }) => `${name} hat in ${place} alle Anwesenden gerufen`,
    everyone: ({ name, place }) => `${name} hat in ${place} alle gerufen`,
    direct: ({ name }) => `${name} hat Ihnen geschrieben`,
    reply: ({ name, place }) =>
      place === null
        ? `${name} hat in einem Thread geantwortet`
        : `${name} hat in einem Thread in ${place} geantwortet`,
    reaction: ({ name }) => `${name} hat auf Ihre Nachricht reagiert`,
    added: ({ name, place }) => `${name} hat Sie zu ${place} hinzugefügt`,
    keyword: ({ name, place }) =>
      place === null
        ? `${name} hat eines Ihrer Stichwörter geschrieben`
        : `${name} hat in ${place} eines Ihrer Stichwörter geschrieben`,
  },
};

/** The words of a language. */
export const TELLING_WORDS: Readonly<Record<MessageLanguage, TellingWords>> = { en, de };
