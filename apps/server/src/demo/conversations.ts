import * as direct from "./content/direct.js";
import { accounting, repairs } from "./content/house.js";
import { general, marketing, office } from "./content/office.js";
import { fair, harbour, management } from "./content/projects.js";
import { purchase, withAgent, withOffice } from "./content/purchase-bennett.js";
import { sale, withHead } from "./content/sale-vogel.js";
import { lettings, listings, sales } from "./content/sales.js";
import { moveNowak, nowakAndAgent, repairsRichter, richterAndManager } from "./content/tenants.js";
import { keys, viewings } from "./content/viewings.js";
import type { PersonKey } from "./people.js";

interface Group {
  name: string;
  description: string;
  visibility: "public" | "private";
}

/** A conversation and what it is made of. */
export interface DemoConversation {
  /** Names its messages for ever: see `nonceOf`. */
  key: string;
  /** The first one makes it. */
  people: readonly [PersonKey, PersonKey, ...PersonKey[]];
  /** Unset: a direct conversation. */
  group?: Group;
  /** Dialogues as `parseDialogues` reads them. */
  dialogues: readonly string[];
  /** `story`: each dialogue once, in order. A number: everyday talk, a share of what the stories leave of the whole. */
  amount: "story" | number;
  /** The working days it spans, first and last; to be followed by today's unless it is over. */
  days: readonly [number, number];
  /** Archived by its maker when it is over. */
  archived?: true;
}

const STAFF = ["johanna", "matthias", "lena", "daniel", "aylin", "petra", "tobias", "claudia"] as const;
const LAST = 44;

function everyday(
  key: string,
  group: Group,
  amount: number,
  dialogues: readonly string[],
  people: DemoConversation["people"] = STAFF,
): DemoConversation {
  return { key, group, amount, dialogues, people, days: [0, LAST] };
}

function story(
  key: string,
  group: Group,
  dialogues: string,
  people: DemoConversation["people"],
  days: DemoConversation["days"],
): DemoConversation {
  return { key, group, dialogues: [dialogues], people, days, amount: "story" };
}

function talk(
  people: readonly [PersonKey, PersonKey],
  amount: DemoConversation["amount"],
  dialogues: string,
  days: DemoConversation["days"] = [1, LAST],
): DemoConversation {
  return { key: people.join("-"), people, amount, dialogues: [dialogues], days };
}

const publicGroup = (name: string, description: string): Group => ({ name, description, visibility: "public" });
const privateGroup = (name: string, description: string): Group => ({ name, description, visibility: "private" });

/** All conversations of the demo. Further content (files, appointments) joins as further fields. */
export const DEMO_CONVERSATIONS: readonly DemoConversation[] = [
  everyday("general", publicGroup("Allgemein", "Was alle wissen sollten: Termine, Neuigkeiten, Vertretungen."), 7, [
    general,
  ]),
  everyday("viewings", publicGroup("Besichtigungen", "Wer zeigt wann was, und wie es gelaufen ist."), 12, [viewings]),
  everyday("keys", publicGroup("Schlüssel & Übergaben", "Schlüsselbuch, Protokolle, Zählerstände."), 8, [keys]),
  everyday("listings", publicGroup("Neue Objekte", "Vom Auftrag bis zur Anzeige: Fotos, Exposés, Unterlagen."), 9, [
    listings,
  ]),
  everyday("sales", publicGroup("Verkauf", "Angebote, Reservierungen, Banken und Notartermine."), 14, [
    sales,
    listings,
  ]),
  everyday("lettings", publicGroup("Vermietung", "Anfragen, Unterlagen und Mietverträge."), 13, [lettings, viewings]),
  everyday("repairs", publicGroup("Handwerker & Reparaturen", "Schäden, Termine und Kostenvoranschläge."), 9, [
    repairs,
  ]),
  everyday("marketing", publicGroup("Marketing & Exposés", "Anzeigen, Newsletter, Schaufenster."), 6, [marketing]),
  everyday("office", publicGroup("Büro & Technik", "Drucker, Dienstwagen, Bestellungen."), 7, [office]),
  everyday(
    "accounting",
    privateGroup("Nebenkosten", "Abrechnungen, Kautionen, Mahnungen."),
    6,
    [accounting],
    ["claudia", "matthias", "petra", "tobias"],
  ),
  story(
    "management",
    privateGroup("Geschäftsleitung", "Zahlen, Personal und Verträge."),
    management,
    ["matthias", "johanna", "claudia"],
    [1, LAST],
  ),
  story(
    "harbour",
    privateGroup("Neubau Hafenquartier", "24 Wohnungen am alten Hafen: Vertrieb, Musterraum, Reservierungen."),
    harbour,
    ["johanna", "lena", "daniel", "petra"],
    [6, LAST],
  ),
  story(
    "purchase",
    privateGroup("Parkallee 7 – Bennett", "Everything about the purchase of the house at Parkallee 7."),
    purchase,
    ["lena", "johanna", "petra", "bennett"],
    [14, LAST],
  ),
  story(
    "sale",
    privateGroup("Lindenstraße 14 – Vogel", "Verkauf des Elternhauses von Herrn Vogel und seiner Schwester."),
    sale,
    ["daniel", "johanna", "petra", "vogel"],
    [10, LAST],
  ),
  story(
    "tenant",
    privateGroup("Gartenweg 3 – Richter", "Alles rund um die Wohnung von Frau Richter."),
    repairsRichter,
    ["tobias", "aylin", "richter"],
    [4, LAST],
  ),
  story(
    "move",
    privateGroup("Ahornweg 22 – Nowak", "Der Einzug von Frau Nowak: Vertrag, Übergabe, Ummeldung."),
    moveNowak,
    ["aylin", "petra", "tobias", "nowak"],
    [20, LAST],
  ),
  {
    ...story(
      "fair",
      publicGroup("Immobilientage", "Unser Stand auf der Messe."),
      fair,
      ["johanna", "lena", "daniel", "petra", "aylin"],
      [2, 18],
    ),
    archived: true,
  },
  talk(["johanna", "matthias"], 4, direct.heads),
  talk(["johanna", "lena"], 4, direct.heads),
  talk(["johanna", "petra"], 4, direct.heads),
  talk(["lena", "petra"], 5, direct.agentAndOffice),
  talk(["daniel", "petra"], 4, direct.agentAndOffice),
  talk(["lena", "daniel"], 4, direct.agents),
  talk(["aylin", "tobias"], 3, direct.houseAndAccounts),
  talk(["petra", "claudia"], 2.5, direct.officeAndAccounts),
  talk(["johanna", "vogel"], "story", withHead, [15, LAST - 2]),
  talk(["lena", "bennett"], "story", withAgent, [16, LAST]),
  talk(["petra", "bennett"], "story", withOffice, [22, LAST - 1]),
  talk(["aylin", "nowak"], "story", nowakAndAgent, [21, LAST - 1]),
  talk(["tobias", "richter"], "story", richterAndManager, [8, LAST - 1]),
];
