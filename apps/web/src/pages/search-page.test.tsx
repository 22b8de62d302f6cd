// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { recentSearches } from "../features/search/recent-searches";
import { usePlace } from "../routes/use-place";
import { createHeld, refuse } from "../testing/answers";
import { createConversation, createDirect, createMember, GROUP, idOf, TIM } from "../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../testing/render-workspace";
import {
  createFound,
  createFoundConversation,
  createFoundGroup,
  createFoundMessage,
  createFoundPerson,
} from "../testing/search-answers";
import { SearchPage } from "./search-page";

function Page() {
  const place = usePlace();
  if (place.page !== "workspace" || place.shown.view !== "search") return null;
  return <SearchPage {...place.shown} />;
}

const show = (options: RenderOptions = {}) =>
  renderWorkspace(<Page />, { address: "/w/berger/search?q=linden", ...options });
const answering = (found: object) => ({ handlers: { "search.query": () => found } });
const everything = createFound({
  messages: [createFoundMessage(7, "The linden is old", "linden")],
  conversations: [createFoundConversation("Lindenstraße 12")],
  groups: [
    createFoundGroup({ id: GROUP, name: "Lindenstraße 12", joined: true }),
    createFoundGroup({ id: idOf(300), name: "Linden fans" }),
  ],
  people: [createFoundPerson()],
});

beforeEach(() => localStorage.clear());

describe("what was found", () => {
  test("is shown by kind, marked, each a link; a group one is in is shown once", async () => {
    const { server } = show(answering(everything));
    const messages = await screen.findByRole("list", { name: "Messages" });
    const hit = within(messages).getByRole("link", { name: /Tim Krause.*Lindenstraße 12.*The linden is old/ });
    expect(hit.getAttribute("href")).toBe(`/w/berger/c/${GROUP}?m=7`);
    expect(hit.querySelector("mark")?.textContent).toBe("linden");
    expect(within(screen.getByRole("list", { name: "Groups" })).getAllByRole("link")).toHaveLength(1);
    expect(within(screen.getByRole("list", { name: "Conversations" })).getAllByRole("link")).toHaveLength(1);
    expect(screen.getByText("5 results shown").getAttribute("role")).toBe("status");
    expect(server.inputsOf("search.query")).toEqual([
      { text: "linden", type: "all", timeZone: expect.any(String), cursor: null },
    ]);
  });

  test("leads to the message in its conversation", async () => {
    const { user } = show(answering(everything));
    await user.click(await screen.findByRole("link", { name: /The linden is old/ }));
    expect(location.pathname + location.search).toBe(`/w/berger/c/${GROUP}?m=7`);
  });

  test("is stepped through by the arrow keys", async () => {
    const { user } = show(answering(everything));
    const links = await screen.findAllByRole("link");
    links[0]?.focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{ArrowDown}");
    expect(document.activeElement).toBe(links[2]);
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(links.at(-1));
  });

  test("opens the conversation with a person, and joins a group", async () => {
    const direct = createDirect(TIM, { id: idOf(400) });
    const { server, user } = show({
      handlers: {
        "search.query": () => everything,
        "conversations.openDirect": () => ({ conversation: direct }),
        "groups.join": () => ({ conversation: createConversation({ id: idOf(300), name: "Linden fans" }) }),
      },
    });
    await user.click(await screen.findByRole("link", { name: /Linden fans/ }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${idOf(300)}`));
    expect(server.inputsOf("groups.join")).toEqual([{ conversationId: idOf(300) }]);
  });

  test("names authors and conversations that were not known", async () => {
    const [place, author] = [idOf(500), idOf(501)];
    const message = { ...createFoundMessage(8, "linden", "linden"), conversationId: place, authorId: author };
    show({
      handlers: {
        "search.query": () => createFound({ messages: [message] }),
        "conversations.get": () => ({ conversation: createConversation({ id: place, name: "Far away" }) }),
        "members.get": () => ({ members: [createMember({ id: author, name: "Zora" })] }),
      },
    });
    expect(await screen.findByRole("link", { name: /Zora.*Far away/ })).toBeDefined();
  });

  test("goes on where it ended", async () => {
    const pages = [
      createFound({ messages: [createFoundMessage(9, "linden nine", "linden")], nextCursor: "next" }),
      createFound({ messages: [createFoundMessage(8, "linden eight", "linden")] }),
    ];
    const { server, user } = show({ handlers: { "search.query": () => pages.shift() } });
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("link", { name: /linden eight/ })).toBeDefined();
    expect(screen.getByRole("link", { name: /linden nine/ })).toBeDefined();
    expect(server.inputsOf("search.query")[1]).toMatchObject({ cursor: "next" });
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });
});

describe("the kinds", () => {
  test("are tabs, kept in the address, that ask for one kind", async () => {
    const { server, user } = show(answering(everything));
    await screen.findByRole("list", { name: "Messages" });
    const tabs = screen.getAllByRole("tab").map(({ textContent }) => textContent);
    expect(tabs).toEqual(["All", "Messages", "Conversations", "Groups", "People"]);
    await user.click(screen.getByRole("tab", { name: "People" }));
    expect(location.search).toBe("?q=linden&type=people");
    await waitFor(() => expect(server.inputsOf("search.query").at(-1)).toMatchObject({ type: "people" }));
  });
});

describe("states", () => {
  test("nothing asked for yet: says what can be asked", () => {
    const { server } = show({ address: "/w/berger/search?q=" });
    expect(screen.getByText("Search this workspace")).toBeDefined();
    expect(server.calls).toEqual([]);
  });

  test("on its way, then nothing found", async () => {
    const held = createHeld();
    show({ handlers: { "search.query": held.handler } });
    expect(await screen.findByRole("status", { name: "Searching" })).toBeDefined();
    held.answer(createFound());
    expect(await screen.findByText("Nothing found")).toBeDefined();
  });

  test("refused: says why, and tries again", async () => {
    const { server, user } = show({ handlers: { "search.query": refuse("OVERLOADED") } });
    const retry = await screen.findByRole("button", { name: "Try again" });
    server.set({ "search.query": () => everything });
    await user.click(retry);
    expect(await screen.findByRole("list", { name: "Messages" })).toBeDefined();
  });

  test("what was searched for is offered again", async () => {
    show(answering(everything));
    await screen.findByRole("list", { name: "Messages" });
    expect(recentSearches.list("berger")).toEqual(["linden"]);
  });

  test("on a phone the box stands on the page", async () => {
    show({ isNarrow: true, address: "/w/berger/search?q=" });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Search" })));
  });

  test("in German", async () => {
    show({ ...answering(everything), language: german });
    expect(await screen.findByRole("list", { name: "Nachrichten" })).toBeDefined();
    expect(screen.getByText("5 Treffer gezeigt")).toBeDefined();
  });
});
