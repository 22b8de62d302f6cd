import type { Choices } from "./choices.js";

/** What stands in the slots of dialogues; one choice each per dialogue. */
const SLOTS: Record<string, readonly string[]> = {
  objekt: [
    "Kastanienallee 8",
    "Bergstraße 21",
    "Mozartstraße 5",
    "Am Stadtpark 12",
    "Rosenweg 17",
    "Schillerplatz 3",
    "Uferstraße 40",
    "Goethestraße 9",
    "Birkenweg 6",
    "Marktstraße 27",
    "Wiesengrund 11",
    "Brunnengasse 2",
    "Kirchstraße 33",
    "Eichendorffweg 18",
    "Talweg 4",
    "Mühlbachstraße 15",
    "Feldbergring 26",
    "Obere Gasse 7",
  ],
  familie: ["Familie Demir", "Familie Winter", "Familie Petersen", "Familie Novák", "Familie Hartmann", "Familie Lang"],
  kunde: [
    "Familie Schäfer",
    "Frau Dr. Lorenz",
    "Frau Engel",
    "Herr Albrecht",
    "Herr Santoro",
    "Frau Lindqvist",
    "Familie Jansen",
    "Herr Dr. Behrens",
    "Frau Castillo",
    "Familie Ostermann",
  ],
  kundeD: [
    "Herrn Albrecht",
    "Familie Schäfer",
    "Frau Engel",
    "Herrn Santoro",
    "Frau Dr. Lorenz",
    "Familie Jansen",
    "Herrn Petrov",
    "Frau Vogt",
  ],
  mieter: ["Frau Keller", "Familie Özdemir", "Herr Bauer", "Frau Sommerfeld", "Herr Marković", "Frau Thiel"],
  mieterD: ["Frau Keller", "Familie Özdemir", "Herrn Bauer", "Frau Sommerfeld", "Herrn Marković", "Frau Thiel"],
  tag: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"],
  zeit: ["9:00", "9:30", "10:15", "11:00", "13:30", "14:00", "15:15", "16:00", "16:45"].map((time) => `${time} Uhr`),
  preis: ["298.000 €", "345.000 €", "389.000 €", "429.000 €", "512.000 €", "565.000 €", "640.000 €", "718.000 €"],
  miete: ["780 €", "920 €", "1.040 €", "1.140 €", "1.280 €", "1.450 €"],
  betrag: ["184,50 €", "236,80 €", "412,00 €", "648,30 €", "890,00 €", "1.240,60 €"],
  flaeche: ["62 m²", "74 m²", "84 m²", "97 m²", "118 m²", "136 m²"],
  zimmer: ["2-Zimmer-Wohnung", "3-Zimmer-Wohnung", "4-Zimmer-Wohnung", "Maisonette", "Dachgeschosswohnung"],
  schluessel: ["K 104", "K 112", "K 118", "K 127", "K 131", "K 140"],
  bank: ["Sparkasse", "Volksbank", "Hausbank"],
  notar: ["Notarin Wolff", "Notarin Dr. Seidel", "Notarin Hagen"],
  sanitaer: ["Sanitär Kunze", "Haustechnik Brandl"],
  elektro: ["Elektro Sommer", "Elektro Pohl"],
  maler: ["Malerbetrieb Roth", "Malermeister Engelke"],
  schreinerei: ["Schreinerei Baumann", "Tischlerei Voigt"],
};

export interface WordingContext {
  /** First names by the speakers' letters. */
  firstNames: Record<string, string>;
  /** When the dialogue begins, in minutes after midnight. */
  minute: number;
}

/** Puts words into the texts of one dialogue: the same slot is the same word in all of them. */
export class Wordings {
  private readonly chosen = new Map<string, string>();

  constructor(
    private readonly choices: Choices,
    private readonly context: WordingContext,
  ) {}

  /**
   * `[this|that]` becomes one of both, `{slot}` its word; a digit behind it (`{objekt2}`) makes another word. `{M}` is a
   * speaker's first name, `{gleich}` a time a little later on the same day. Throws for a slot that does not exist.
   */
  fill(text: string): string {
    return text
      .replaceAll(/\[([^[\]]*\|[^[\]]*)\]/g, (_, ways: string) => this.choices.oneOf(ways.split("|")))
      .replaceAll(/\{(\w+)\}/g, (_, slot: string) => this.word(slot));
  }

  private word(slot: string): string {
    const firstName = this.context.firstNames[slot];
    if (firstName !== undefined) return firstName;
    const known = this.chosen.get(slot);
    if (known !== undefined) return known;
    const word = slot === "gleich" ? this.soon() : this.another(slot);
    this.chosen.set(slot, word);
    return word;
  }

  private another(slot: string): string {
    const words = SLOTS[slot.replace(/\d$/, "")];
    if (words === undefined) throw new RangeError(`There is no slot {${slot}}.`);
    const taken = new Set(this.chosen.values());
    return this.choices.oneOf(words.filter((word) => !taken.has(word)));
  }

  /** A full or half hour, one to two hours from the beginning. */
  private soon(): string {
    const minute = Math.ceil((this.context.minute + this.choices.between(60, 90)) / 30) * 30;
    return `${Math.floor(minute / 60)}:${minute % 60 === 0 ? "00" : "30"} Uhr`;
  }
}
