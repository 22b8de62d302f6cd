// @vitest-environment happy-dom
import type { Conversation, GroupMember } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { navigate, usePlace } from "../../routes/use-place";
import { createHeld, inDirectory, pageOf, refuse } from "../../testing/answers";
import { AYSE, createBootstrap, createConversation, createMember, GROUP, TIM } from "../../testing/factories";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { ConversationDetails } from "./conversation-details";

const AT = "2026-11-21T09:00:00.000Z";
const inGroup = (id: string, role: GroupMember["role"]): GroupMember => ({
  member: createMember({ id }),
  role,
  joinedAt: AT,
});
const members = [inGroup(createMember().id, "owner"), inGroup(TIM, "member")];

function open(conversation: Partial<Conversation> = {}, handlers: RenderOptions["handlers"] = {}) {
  return renderWorkspace(<ConversationDetails conversationId={GROUP} />, {
    bootstrap: createBootstrap({ conversations: [createConversation({ role: "owner", ...conversation })] }),
    handlers: { "groups.members": () => pageOf(members), ...handlers },
  });
}

const ask = async (user: ReturnType<typeof open>["user"], deed: string) => {
  await user.click(screen.getByRole("button", { name: deed }));
  return screen.findByRole("alertdialog");
};

beforeEach(() => localStorage.clear());

describe("what a group is", () => {
  test("stands first: name, description, who may join", async () => {
    open({ description: "Everything about the house", visibility: "public" });
    expect(screen.getByText("Everything about the house")).toBeDefined();
    expect(screen.getByText("Public group")).toBeDefined();
    expect(screen.getByRole("heading", { name: "Members · 3" })).toBeDefined();
    expect(await screen.findByText("Tim Krause")).toBeDefined();
  });

  test("is said also where nobody described it", () => {
    open();
    expect(screen.getByText("No description.")).toBeDefined();
    expect(screen.getByText("Private group")).toBeDefined();
  });
});

describe("who is in it", () => {
  test("loads under a skeleton, and says why when it cannot", async () => {
    const held = createHeld<object>();
    const { server, user } = open({}, { "groups.members": held.handler });
    expect(screen.getByRole("status", { name: "Loading" })).toBeDefined();
    held.answer(pageOf(members));
    expect(await screen.findByText("Tim Krause")).toBeDefined();
    expect(user).toBeDefined();
    expect(server.inputsOf("groups.members")).toEqual([{ conversationId: GROUP, cursor: null }]);
  });

  test("is asked for again after a failure", async () => {
    const { server, user } = open({}, { "groups.members": refuse("TIMED_OUT") });
    expect(await screen.findByText("The server took too long. Try again.")).toBeDefined();
    server.set({ "groups.members": () => pageOf(members) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Tim Krause")).toBeDefined();
  });

  test("comes page after page; a page that fails leaves the first and says so", async () => {
    const { server, user } = open(
      {},
      {
        "groups.members": ({ cursor }: { cursor: string | null }) => {
          if (cursor) return refuse("OVERLOADED")();
          return { items: members, nextCursor: "next" };
        },
      },
    );
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByText("The server is busy. Try again in a moment.")).toBeDefined();
    expect(screen.getByText("Tim Krause")).toBeDefined();
    server.set({ "groups.members": () => pageOf([inGroup(AYSE, "moderator")]) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Ayşe Yılmaz")).toBeDefined();
  });
});

describe("changing somebody's role", () => {
  test("offers the roles with the present one marked, and sends the chosen one", async () => {
    const { server, user } = open({}, { "groups.setRole": () => ({ conversation: createConversation() }) });
    await user.click(await screen.findByRole("button", { name: "Actions for Tim Krause" }));
    const choices = await screen.findAllByRole("menuitemcheckbox");
    expect(choices.map((item) => [item.textContent, item.getAttribute("aria-checked")])).toEqual([
      ["Member", "true"],
      ["Moderator", "false"],
      ["Admin", "false"],
      ["Owner", "false"],
    ]);
    await user.click(screen.getByRole("menuitemcheckbox", { name: "Moderator" }));
    await waitFor(() =>
      expect(server.inputsOf("groups.setRole")).toEqual([{ conversationId: GROUP, memberId: TIM, role: "moderator" }]),
    );
  });

  test("to the one they have asks nothing; a refusal is told", async () => {
    const { server, user } = open({}, { "groups.setRole": refuse("LAST_OWNER") });
    await user.click(await screen.findByRole("button", { name: "Actions for Tim Krause" }));
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Member" }));
    expect(server.inputsOf("groups.setRole")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Actions for Tim Krause" }));
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Admin" }));
    expect(await screen.findByText("There must always be an owner. Make somebody else owner first.")).toBeDefined();
  });

  test("is not for plain members", async () => {
    open({ role: "member" });
    expect(await screen.findByText("Tim Krause")).toBeDefined();
    expect(screen.queryByRole("button", { name: /Actions for/ })).toBeNull();
  });
});

describe("adding people", () => {
  const directory = { "members.list": () => pageOf([inDirectory(TIM), inDirectory(AYSE)]) };

  async function openAdd(handlers: RenderOptions["handlers"] = {}) {
    const view = open({}, { ...directory, ...handlers });
    await screen.findByText("Tim Krause");
    await view.user.click(screen.getByRole("button", { name: "Add members" }));
    const dialog = await screen.findByRole("dialog", { name: "Add members" });
    return { ...view, dialog, add: within(dialog).getByRole("button", { name: "Add" }) };
  }

  test("marks those who are in, and adds those one picks", async () => {
    const { server, user, dialog, add } = await openAdd({
      "groups.addMember": () => ({ conversation: createConversation({ memberCount: 4, rev: 5 }) }),
    });
    const tim = await within(dialog).findByRole("option", { name: /Tim Krause.*Already in the group/ });
    expect(tim.getAttribute("aria-disabled")).toBe("true");
    expect(add).toHaveProperty("disabled", true);
    await user.click(within(dialog).getByRole("option", { name: /Ayşe/ }));
    await user.click(add);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(server.inputsOf("groups.addMember")).toEqual([{ conversationId: GROUP, memberId: AYSE }]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add members" })));
  });

  test("that somebody else was faster with is as good as done", async () => {
    const { user, dialog, add } = await openAdd({ "groups.addMember": refuse("ALREADY_MEMBER") });
    await user.click(await within(dialog).findByRole("option", { name: /Ayşe/ }));
    await user.click(add);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("that fails keeps who is left to add, and says why", async () => {
    const { user, dialog, add } = await openAdd({ "groups.addMember": refuse("FORBIDDEN") });
    await user.click(await within(dialog).findByRole("option", { name: /Ayşe/ }));
    await user.click(add);
    expect((await within(dialog).findByRole("alert")).textContent).toBe("You may not do this.");
    expect(within(dialog).getByRole("button", { name: "Remove Ayşe Yılmaz" })).toBeDefined();
  });
});

describe("the last things", () => {
  test("archiving asks, stays, and can be taken back", async () => {
    const archived = createConversation({ role: "owner", archivedAt: AT, rev: 5 });
    const { server, user } = open({}, { "groups.archive": () => ({ conversation: archived }) });
    const dialog = await ask(user, "Archive group");
    expect(dialog.textContent).toContain("Everyone can go on reading; nobody can write.");
    await user.click(within(dialog).getByRole("button", { name: "Archive group" }));
    const back = await screen.findByRole("button", { name: "Take back into use" });
    expect(screen.queryByRole("button", { name: "Edit group" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Add members" })).toBeNull();
    server.set({ "groups.archive": () => ({ conversation: { ...archived, archivedAt: null, rev: 6 } }) });
    await user.click(back);
    expect(await screen.findByRole("button", { name: "Archive group" })).toBeDefined();
    expect(server.inputsOf("groups.archive")).toEqual([
      { conversationId: GROUP, archived: true },
      { conversationId: GROUP, archived: false },
    ]);
  });

  test("deleting names the group, says that it is for good, and leads back to the list", async () => {
    const { server, user } = open({}, { "groups.delete": () => ({}) });
    const dialog = await ask(user, "Delete group");
    expect(dialog.getAttribute("aria-labelledby")).toBeTruthy();
    expect(dialog.textContent).toContain("Delete Lindenstraße 12?");
    expect(dialog.textContent).toContain("This cannot be undone.");
    await user.click(within(dialog).getByRole("button", { name: "Delete group" }));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
    expect(server.inputsOf("groups.delete")).toEqual([{ conversationId: GROUP }]);
  });

  test("the last one who leaves is told what becomes of the group", async () => {
    const { user } = open({ memberCount: 1 });
    const dialog = await ask(user, "Leave group");
    expect(dialog.textContent).toContain("You are the last one in it. The group is archived.");
  });

  test("a question answered with Escape does nothing and gives the focus back", async () => {
    const { server, user } = open();
    await ask(user, "Delete group");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Delete group" })));
    expect(server.inputsOf("groups.delete")).toEqual([]);
  });
});

function Page() {
  const place = usePlace();
  const isOpen = place.page === "workspace" && place.shown.view === "conversation" && place.shown.panel === "details";
  return (
    <>
      <main tabIndex={-1}>
        <button type="button" onClick={() => navigate(`/w/berger/c/${GROUP}?panel=details`)}>
          Show details
        </button>
      </main>
      {isOpen && <ConversationDetails conversationId={GROUP} />}
    </>
  );
}

describe("closing the panel", () => {
  const openPanel = async () => {
    const view = renderWorkspace(<Page />, { handlers: { "groups.members": () => pageOf(members) } });
    const opener = screen.getByRole("button", { name: "Show details" });
    await view.user.click(opener);
    await screen.findByText("Tim Krause");
    return { ...view, opener };
  };

  test("by its cross gives the focus back to what opened it", async () => {
    const { opener, user } = await openPanel();
    await user.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByText("Tim Krause")).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  test("by Escape leaves the focus where somebody put it meanwhile", async () => {
    const { user } = await openPanel();
    screen.getByRole("main").focus();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText("Tim Krause")).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  test("where what opened it is gone leads to the page itself", async () => {
    const { opener, user } = await openPanel();
    opener.remove();
    await user.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
  });

  test("is not meant by an Escape that closes a question over it", async () => {
    const { user } = await openPanel();
    await ask(user, "Leave group");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(screen.getByText("Tim Krause")).toBeDefined();
  });
});
