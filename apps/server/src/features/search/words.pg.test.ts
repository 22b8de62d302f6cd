import type { Actor, Message, SearchQueryInput } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { createSearcher } from "../../testing/people/searcher.js";

let world: ConversationWorld;
let ada: Actor;
let groupId: string;
let find: ReturnType<typeof createSearcher>;

beforeAll(async () => {
  world = await openConversationWorld();
  [ada] = await seedWorkspace(world, "owner");
  groupId = (await createGroup(world, ada)).id;
  find = createSearcher(world);
});
afterAll(() => world.close());

/** Of some texts, sent now, those that a search finds. */
async function foundOf(texts: string[], text: string, input: Partial<SearchQueryInput> = {}): Promise<string[]> {
  const sent: Message[] = [];
  for (const each of texts) sent.push(await sendText(world, ada, groupId, each));
  const ids = new Map(sent.map(({ id }, index) => [id, texts[index] ?? ""]));
  const { messages } = await find(ada, text, { type: "messages", ...input });
  return messages.flatMap(({ id }) => ids.get(id) ?? []).reverse();
}

describe("words of messages", () => {
  it("are found in every form they take in German and in English [F7.1]", async () => {
    expect(await foundOf(["Zwei helle Wohnungen", "Die Wohnung ist hell", "Wohnort"], "Wohnungen")).toEqual([
      "Zwei helle Wohnungen",
      "Die Wohnung ist hell",
    ]);
    expect(await foundOf(["viewing houses", "a house was viewed", "housekeeping"], "house view ")).toEqual([
      "viewing houses",
      "a house was viewed",
    ]);
  });

  it("are found with umlauts, ß, their substitutes and without them [F7.1]", async () => {
    const keys = ["Der Schlüssel liegt hier", "Der Schluessel liegt da", "Der Schlussel liegt dort"];
    for (const spelling of ["Schlüssel", "Schluessel", "Schlussel", "SCHLÜSSEL", "Schlüssels"])
      expect([spelling, await foundOf(keys, `${spelling} `)]).toEqual([spelling, keys]);
    const streets = ["Lange Straße", "Lange Strasse", "LANGE STRASSE"];
    for (const spelling of ["Straße", "Strasse", "STRASSE", "straß"])
      expect([spelling, await foundOf(streets, spelling)]).toEqual([spelling, streets]);
    expect(await foundOf(["Café Müller"], "cafe mueller")).toEqual(["Café Müller"]);
  });

  it("all have to be there, words that every text has need not [F7.1]", async () => {
    const texts = ["Balkon und Garten", "nur Balkon", "nur Garten"];
    expect(await foundOf(texts, "der Balkon und the Garten ")).toEqual(["Balkon und Garten"]);
    expect(await foundOf(["the"], "the and der ")).toEqual([]);
  });

  it("may be begun when they are the last one typed [F7.1]", async () => {
    const texts = ["Übergabeprotokoll", "Handover protocols"];
    expect(await foundOf(texts, "uebergabepro")).toEqual(["Übergabeprotokoll"]);
    expect(await foundOf(texts, "Überg")).toEqual(["Übergabeprotokoll"]);
    expect(await foundOf(texts, "Überg ")).toEqual([]);
    expect(await foundOf(texts, "Überg Protokoll")).toEqual([]);
  });

  it("stand together in quotes [F7.1]", async () => {
    const texts = ["the new kitchen is ready", "kitchen, new", "new big kitchen", "neue Küche da", "Küche neu"];
    expect(await foundOf(texts, '"new kitchen"')).toEqual(["the new kitchen is ready"]);
    expect(await foundOf(texts, '"neue Kueche"')).toEqual(["neue Küche da"]);
  });

  it("are found inside addresses and around punctuation [F7.1]", async () => {
    const texts = ["see https://portal.example/expose/4711", "write to ben@huber.example", "Aktenzeichen 12/2026-B"];
    expect(await foundOf(texts, "expose 4711 ")).toEqual([texts[0]]);
    expect(await foundOf(texts, "portal.example")).toEqual([texts[0]]);
    expect(await foundOf(texts, "huber")).toEqual([texts[1]]);
    expect(await foundOf(texts, "12/2026-B")).toEqual([texts[2]]);
  });

  it("are not found in the ids of mentions, and are marked at their place behind one", async () => {
    const text = `<@${ada.memberId}> bringt den Kaufvertrag`;
    expect(await foundOf([text], ada.memberId.slice(0, 8))).toEqual([]);
    const { messages } = await find(ada, "kaufverträge ");
    expect(messages[0]?.snippet).toEqual({ text, ranges: [{ start: text.indexOf("Kauf"), end: text.length }] });
  });

  it("are marked in every form and spelling they were found in [F7.1]", async () => {
    await sendText(world, ada, groupId, "Größe: große Häuser, ein „Haus“, houses – GROESSE");
    const { messages } = await find(ada, "Haus Größe ");
    const { text = "", ranges = [] } = messages[0]?.snippet ?? {};
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Größe",
      "große",
      "Häuser",
      "Haus",
      "GROESSE",
    ]);
  });

  it("follow an edit, and are gone with a deleted message", async () => {
    const sent = await sendText(world, ada, groupId, "Dachboden");
    await world.messages.edit(ada, { messageId: sent.id, text: "Kellerraum" });
    expect((await find(ada, "Dachboden")).messages).toEqual([]);
    expect((await find(ada, "Kellerraum")).messages.map(({ id }) => id)).toEqual([sent.id]);
    await world.messages.delete(ada, { messageId: sent.id });
    expect((await find(ada, "Kellerraum")).messages).toEqual([]);
  });

  it("take whatever is typed [F7.2]", async () => {
    const odd = ['"', "''", "\\", ":*", "a & | !b", "((", "<->", "%_", "🏠", "from:", "before:x", "…"];
    for (const text of [...odd, "'); drop table messages; --", "x".repeat(200), "ä ".repeat(100), "İ", "ﬀ"])
      for (const type of ["all", "messages", "conversations", "groups", "people", "files"] as const)
        await expect(find(ada, text, { type })).resolves.toMatchObject({ files: [] });
  });
});
