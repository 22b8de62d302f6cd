// @vitest-environment happy-dom
import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { navigate } from "../../routes/use-place";
import { pageOf, refuse } from "../../testing/answers";
import {
  createBootstrap,
  createConversation,
  createDirect,
  createSent,
  createWorkspace,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { WorkspaceShell } from "./workspace-shell";

const user = { id: idOf(900), email: "jana@example.com", name: "Jana Roth" };
const handlers = {
  "auth.me": () => ({ user, workspaces: [createWorkspace()] }),
  "groups.members": () => pageOf([]),
};

function open({ handlers: more, ...options }: RenderOptions = {}) {
  return renderWorkspace(
    <WorkspaceShell>
      <p>The page</p>
    </WorkspaceShell>,
    { ...options, handlers: { ...handlers, ...more } },
  );
}

function goOffline(): void {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  act(() => void dispatchEvent(new Event("offline")));
}

beforeEach(() => localStorage.clear());
afterEach(() => void dispatchEvent(new Event("online")));

describe("the frame of a workspace", () => {
  test("names the main region and the window after what is open", () => {
    open({ bootstrap: createBootstrap({ conversations: [createConversation(), createDirect(TIM)] }) });
    expect(screen.getByRole("main", { name: "Lindenstraße 12" }).textContent).toContain("The page");
    expect(document.title).toBe("Lindenstraße 12 · Parley");
    act(() => navigate(`/w/berger/c/${idOf(200)}`));
    expect(screen.getByRole("main", { name: "Tim Krause" })).toBeDefined();
    act(() => navigate("/w/berger/people"));
    expect(screen.getByRole("main", { name: "People" })).toBeDefined();
    expect(document.title).toBe("People · Parley");
  });

  test("names it in German", () => {
    open({ address: "/w/berger/settings", language: german });
    expect(screen.getByRole("main", { name: "Einstellungen" })).toBeDefined();
    expect(screen.getByRole("navigation", { name: german.t("sidebar.navigation") })).toBeDefined();
  });

  test("counts what is unread in the window's title", async () => {
    const { receive } = open({ address: "/w/berger/people" });
    receive(createSent({ seq: 11 }));
    receive(createSent({ seq: 12, mentions: [ME] }));
    await waitFor(() => expect(document.title).toBe("(2) People · Parley"));
  });

  test("lets keys skip the list", async () => {
    const { user: person } = open();
    await person.tab();
    const skip = screen.getByRole("link", { name: "Skip to content" });
    expect(document.activeElement).toBe(skip);
    expect(screen.getByRole("main").id).toBe(skip.getAttribute("href")?.slice(1));
  });

  test("marks the page that is open among the links, and no other", () => {
    open({ address: "/w/berger/groups" });
    const links = within(screen.getByRole("navigation", { name: "Parley" })).getAllByRole("link");
    expect(links.map((link) => [link.textContent, link.getAttribute("aria-current")])).toEqual([
      ["Threads", null],
      ["Saved messages", null],
      ["Scheduled", null],
      ["People", null],
      ["Groups", "page"],
      ["Invitations", null],
    ]);
  });

  test("shows guests only the pages that are theirs", () => {
    open({ bootstrap: createBootstrap({ workspace: createWorkspace({ role: "guest" }) }) });
    const links = within(screen.getByRole("navigation", { name: "Parley" })).getAllByRole("link");
    expect(links.map(({ textContent }) => textContent)).toEqual(["Threads", "Saved messages", "Scheduled", "People"]);
  });

  test("wears the workspace's accent", () => {
    open({ bootstrap: createBootstrap({ workspace: createWorkspace({ accent: 145 }) }) });
    expect(document.documentElement.getAttribute("style")).toContain("145");
  });
});

describe("without a network", () => {
  test("says so and that writing goes on, until the network is back", async () => {
    open();
    const sentence = "You are offline. What you write is sent as soon as the connection is back.";
    expect(screen.queryByText(sentence)).toBeNull();
    goOffline();
    expect(screen.getByText(sentence).closest("[role=status]")).not.toBeNull();
    expect(screen.getByRole("status", { name: "Connection" }).textContent).toBe("Offline");
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
    act(() => void dispatchEvent(new Event("online")));
    expect(screen.queryByText(sentence)).toBeNull();
    expect(screen.getByRole("status", { name: "Connection" }).textContent).toBe("Connected");
  });

  test("tells how many messages wait", async () => {
    const { server, session } = open();
    server.setOffline(true);
    goOffline();
    await act(() => session.getOutbox().add(GROUP, "one"));
    await act(() => session.getOutbox().add(GROUP, "two"));
    expect(await screen.findByText(/2 messages wait to be sent/)).toBeDefined();
  });
});

describe("several workspaces", () => {
  const linden = createWorkspace({ id: idOf(501), slug: "linden", name: "Linden" });

  test("stand in a rail that leads from one to the other", async () => {
    open({ handlers: { "auth.me": () => ({ user, workspaces: [createWorkspace(), linden] }) } });
    const rail = await screen.findByRole("navigation", { name: "Workspaces" });
    const links = within(rail).getAllByRole("link");
    expect(links.map((link) => [link.getAttribute("href"), link.getAttribute("aria-current")])).toEqual([
      ["/w/berger", "true"],
      ["/w/linden", null],
    ]);
    expect(within(rail).getByRole("link", { name: /Linden/ })).toBe(links[1]);
  });

  test("have no rail where there is only one, or none is known", async () => {
    const { server } = open();
    await waitFor(() => expect(server.inputsOf("auth.me")).toHaveLength(1));
    expect(screen.queryByRole("navigation", { name: "Workspaces" })).toBeNull();
  });
});

describe("on a phone", () => {
  test("the list is the page while nothing is open, and named after the workspace", () => {
    open({ address: "/w/berger", isNarrow: true });
    const [list] = screen.getAllByRole("main", { name: "Berger Homes" });
    expect(within(list as HTMLElement).getByRole("navigation", { name: "Conversations" })).toBeDefined();
  });

  test("the details take the place of the conversation", async () => {
    open({ address: `/w/berger/c/${GROUP}?panel=details`, isNarrow: true });
    const main = screen.getByRole("main", { name: "Details of Lindenstraße 12" });
    expect(await within(main).findByRole("heading", { name: "Details" })).toBeDefined();
    expect(screen.queryByText("The page")).toBeNull();
    expect(screen.queryByRole("complementary")).toBeNull();
  });
});

describe("the details of a conversation", () => {
  test("stand beside it as a region of their own", async () => {
    open({ address: `/w/berger/c/${GROUP}?panel=details` });
    const panel = screen.getByRole("complementary", { name: "Details of Lindenstraße 12" });
    expect(await within(panel).findByRole("heading", { name: "Details" })).toBeDefined();
    expect(screen.getByText("The page")).toBeDefined();
  });

  test("of a conversation nobody knows do not show", () => {
    open({ address: `/w/berger/c/${idOf(404)}?panel=details` });
    expect(screen.queryByRole("complementary")).toBeNull();
    expect(screen.getByRole("main", { name: "Conversations" })).toBeDefined();
  });
});

describe.each([
  ["?panel=details", "Details of Lindenstraße 12"],
  ["?panel=pins", "Pinned messages of Lindenstraße 12"],
  [`?thread=${idOf(77)}`, "Thread in Lindenstraße 12"],
])("what %s opens beside a conversation", (search, name) => {
  const openPanel = async (isNarrow: boolean) => {
    const view = open({
      address: `/w/berger/c/${GROUP}${search}`,
      isNarrow,
      handlers: { "pins.list": () => pageOf([]), "saved.list": () => pageOf([]), "messages.list": refuse("NOT_FOUND") },
    });
    screen.getByRole("main").focus();
    const region = screen.getByRole(isNarrow ? "main" : "complementary", { name });
    return { ...view, close: await within(region).findByRole("button", { name: isNarrow ? "Back" : "Close" }) };
  };

  test("is closed by its cross, and the focus goes back", async () => {
    const { user, close } = await openPanel(false);
    await user.click(close);
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
    expect(location.pathname + location.search).toBe(`/w/berger/c/${GROUP}`);
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  test("is closed by Escape", async () => {
    const { user } = await openPanel(false);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
    expect(location.search).toBe("");
  });

  test("takes its place on a phone, and leads back", async () => {
    const { user, close } = await openPanel(true);
    expect(screen.queryByText("The page")).toBeNull();
    await user.click(close);
    expect(await screen.findByText("The page")).toBeDefined();
  });
});
