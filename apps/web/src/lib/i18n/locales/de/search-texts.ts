import type { Texts } from "../../texts";

/** Search in German. */
export const searchTexts: Pick<Texts, "search"> = {
  search: {
    box: "Suchen",
    title: "Suche",
    suggestions: "Vorschläge",
    searchFor: "Nach „{{text}}“ suchen",
    filterFrom: "wer es schrieb",
    filterIn: "eine Unterhaltung",
    filterBefore: "ein Tag, etwa 1.3.2026",
    filterAfter: "ein Tag, etwa 1.3.2026",
    filterHas: "mit einem Link darin",
    kinds: "Arten von Treffern",
    all: "Alles",
    messages: "Nachrichten",
    conversations: "Unterhaltungen",
    groups: "Gruppen",
    people: "Personen",
    files: "Dateien",
    join: "Nicht beigetreten",
    person: "Person",
    deactivated: "Deaktiviert",
    where: "{{place}} · {{time}}",
    loading: "Suche läuft",
    found_one: "{{count}} Treffer gezeigt",
    found_other: "{{count}} Treffer gezeigt",
    startTitle: "Diesen Arbeitsbereich durchsuchen",
    startText:
      "Wörter eingeben oder mit from:, in:, before:, after: und has:link eingrenzen. Anführungszeichen halten Wörter zusammen.",
    noneTitle: "Nichts gefunden",
    noneText: "Weniger Wörter, eine andere Schreibweise oder keinen Filter versuchen.",
    errorTitle: "Die Suche hat nicht geklappt",
    offlineTitle: "Keine Verbindung",
    offlineText: "Zum Suchen braucht es den Server. Sobald die Verbindung steht, geht es weiter.",
  },
};
