import type { WorkspaceRole } from "@parley/api/server";

export const DEMO_WORKSPACE = "Haus & Hof Immobilien";

/** Everybody's in the demo, and printed at its start: it protects nothing. */
export const DEMO_PASSWORD = "haus-und-hof";

/** Somebody in the demo. */
export interface DemoPerson {
  name: string;
  email: string;
  role: WorkspaceRole;
  /** What they do, in the words of the list that is printed. */
  job: string;
  /** The letters they speak under in the dialogues. */
  speaks: string;
  /** When they last looked on the last day, in minutes after midnight of working time (see `WorkTime`). */
  lastLook: number;
  /** Named at the start as somebody to sign in as. */
  printed?: true;
}

/**
 * The company and those it works for. In the dialogues each has a letter of their own (J, T, L, P, Y, B, H, K; guests V,
 * R, E, W) and those of their work: C and D heads, M and N agents, A and S anybody of the company.
 */
export const DEMO_PEOPLE = {
  johanna: {
    name: "Johanna Brandt",
    email: "johanna.brandt@example.com",
    role: "owner",
    job: "head of the company",
    speaks: "JCDAS",
    lastLook: 660,
    printed: true,
  },
  matthias: {
    name: "Matthias Krüger",
    email: "matthias.krueger@example.com",
    role: "admin",
    job: "head of the office",
    speaks: "TCDAS",
    lastLook: 600,
  },
  lena: {
    name: "Lena Hoffmann",
    email: "lena.hoffmann@example.com",
    role: "member",
    job: "agent",
    speaks: "LMNAS",
    lastLook: 630,
    printed: true,
  },
  daniel: {
    name: "Daniel Weber",
    email: "daniel.weber@example.com",
    role: "member",
    job: "agent",
    speaks: "PMNAS",
    lastLook: 570,
  },
  aylin: {
    name: "Aylin Yıldız",
    email: "aylin.yildiz@example.com",
    role: "member",
    job: "agent, lettings",
    speaks: "YMNAS",
    lastLook: 900,
  },
  petra: {
    name: "Petra Schneider",
    email: "petra.schneider@example.com",
    role: "member",
    job: "office",
    speaks: "BAS",
    lastLook: 690,
    printed: true,
  },
  tobias: {
    name: "Tobias Lindner",
    email: "tobias.lindner@example.com",
    role: "member",
    job: "manager of the houses",
    speaks: "HAS",
    lastLook: 840,
  },
  claudia: {
    name: "Claudia Neumann",
    email: "claudia.neumann@example.com",
    role: "member",
    job: "accounts",
    speaks: "KAS",
    lastLook: 720,
  },
  vogel: {
    name: "Markus Vogel",
    email: "markus.vogel@example.com",
    role: "guest",
    job: "owner of a house on sale",
    speaks: "V",
    lastLook: 500,
  },
  richter: {
    name: "Sabine Richter",
    email: "sabine.richter@example.com",
    role: "guest",
    job: "tenant",
    speaks: "R",
    lastLook: 500,
  },
  bennett: {
    name: "Oliver Bennett",
    email: "oliver.bennett@example.com",
    role: "guest",
    job: "buyer from abroad",
    speaks: "E",
    lastLook: 520,
    printed: true,
  },
  nowak: {
    name: "Katarzyna Nowak",
    email: "katarzyna.nowak@example.com",
    role: "guest",
    job: "moving in",
    speaks: "W",
    lastLook: 500,
  },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof DEMO_PEOPLE;

/** In the order they join; the first one's is the workspace. */
export const PERSON_KEYS = Object.keys(DEMO_PEOPLE) as [PersonKey, ...PersonKey[]];

export function personOf(key: PersonKey): DemoPerson {
  return DEMO_PEOPLE[key];
}
