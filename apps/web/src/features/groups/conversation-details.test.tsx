// @vitest-environment happy-dom
import type { Conversation, GroupMember } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { AYSE, createBootstrap, createConversation, createMember, GROUP, TIM } from "../../testing/factories";
import { refusal } from "../../testing/outbox-world";
import { renderWorkspace } from "../../testing/render-workspace";
import { ConversationDetails } from "./conversation-details";

const AT = "2026-11-21T09:00:00.000Z";
const page = <Item,>(items: Item[]) => ({ items, nextCursor: null });
const fail = (reason: string) => () => {
  throw refusal(reason);
};

beforeEach(() => localStorage.clear());

describe("the details of a group", () => {
  const members: GroupMember[] = [
    { member: createMember(), role: "owner", joinedAt: AT },
    { member: createMember({ id: TIM }), role: "member", joinedAt: AT },
  ];
  const open = (conversation: Partial<Conversation>, handlers = {}) =>
    renderWorkspace(<ConversationDetails conversationId={GROUP} />, {
      bootstrap: createBootstrap({ conversations: [createConversation(conversation)] }),
      handlers: { "groups.members": () => page(members), ...handlers },
    });

  test("offer owners everything, members only what is theirs", async () => {
    open({ role: "owner" });
    expect(await screen.findByRole("button", { name: "Actions for Tim Krause" })).toBeDefined();
    for (const name of ["Edit group", "Add members", "Leave group", "Archive group", "Delete group"]) {
      expect(screen.getByRole("button", { name })).toBeDefined();
    }
  });

  test("offer members to leave and to add people", async () => {
    open({ role: "member" });
    expect(await screen.findByText("Tim Krause")).toBeDefined();
    expect(
      screen
        .getAllByRole("button")
        .map(({ textContent }) => textContent)
        .filter(Boolean),
    ).toEqual(["Add members", "Leave group"]);
  });

  test("remove a member after a question", async () => {
    const { server, user } = open(
      { role: "owner" },
      { "groups.removeMember": () => ({ conversation: createConversation() }) },
    );
    await user.click(await screen.findByRole("button", { name: "Actions for Tim Krause" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove from group" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Remove Tim Krause?" });
    await user.click(within(dialog).getByRole("button", { name: "Remove from group" }));
    await waitFor(() =>
      expect(server.inputsOf("groups.removeMember")).toEqual([{ conversationId: GROUP, memberId: TIM }]),
    );
  });

  test("rename a group", async () => {
    const renamed = createConversation({ name: "Linden 12", rev: 5, role: "owner" });
    const { server, user } = open({ role: "owner" }, { "groups.update": () => ({ conversation: renamed }) });
    await user.click(await screen.findByRole("button", { name: "Edit group" }));
    const name = await screen.findByRole("textbox", { name: "Name" });
    await user.clear(name);
    await user.type(name, "Linden 12");
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    expect(await screen.findByText("Linden 12")).toBeDefined();
    expect(server.inputsOf("groups.update")).toMatchObject([{ conversationId: GROUP, name: "Linden 12" }]);
  });

  test("leaving goes back to the list; that the last owner cannot is told", async () => {
    const { server, user } = open({ role: "owner" }, { "groups.leave": fail("LAST_OWNER") });
    await user.click(await screen.findByRole("button", { name: "Leave group" }));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Leave group" }));
    expect(await within(dialog).findByText(/There must always be an owner/)).toBeDefined();
    server.set({ "groups.leave": () => ({}) });
    await user.click(within(dialog).getByRole("button", { name: "Leave group" }));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
  });

  test("follow who comes", async () => {
    const { server, receive } = open({ role: "owner" });
    expect(await screen.findByText("Tim Krause")).toBeDefined();
    server.set({
      "groups.members": () => page([...members, { member: createMember({ id: AYSE }), role: "member", joinedAt: AT }]),
    });
    const member = createMember({ id: AYSE });
    const joined = { type: "conversation.joined", seq: 11, at: AT, conversationId: GROUP, historySeq: 0 } as const;
    receive({ ...joined, memberId: AYSE, role: "member", member, memberCount: 4 });
    expect(await screen.findByText("Ayşe Yılmaz")).toBeDefined();
  });
});
