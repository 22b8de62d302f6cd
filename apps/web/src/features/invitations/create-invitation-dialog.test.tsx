// @vitest-environment happy-dom
import type { Invitation, InvitationsCreateInput, WorkspaceRole } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { pageOf, refuse } from "../../testing/answers";
import { createBootstrap, createMember, createWorkspace, idOf, ME, TIM } from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { CreateInvitationDialog } from "./create-invitation-dialog";
import { InvitationRow } from "./invitation-row";

const AT = "2026-11-21T09:00:00.000Z";
const invitation: Invitation = {
  id: idOf(700),
  role: "guest",
  email: null,
  maxUses: 5,
  usedCount: 2,
  expiresAt: "2099-11-21T09:00:00.000Z",
  createdBy: TIM,
  createdAt: AT,
  revokedAt: null,
};
const created = { ...invitation, token: "t", url: "https://parley.test/join/t" };
const asRole = (role: WorkspaceRole) =>
  createBootstrap({ me: createMember({ role }), workspace: createWorkspace({ role }) });

describe("making an invitation", () => {
  function open(options: RenderOptions & { role?: WorkspaceRole } = {}) {
    const onClose = vi.fn();
    const { role = "owner", ...rest } = options;
    const view = renderWorkspace(<CreateInvitationDialog onClose={onClose} />, { bootstrap: asRole(role), ...rest });
    return { ...view, onClose };
  }
  const accepts = { "invitations.create": () => ({ invitation: created }), "invitations.list": () => pageOf([]) };
  const optionsOf = (name: string) =>
    within(screen.getByRole("combobox", { name }))
      .getAllByRole("option")
      .map(({ textContent }) => textContent);
  const submit = "Create link";

  test.each([
    ["guest", ["Guest"]],
    ["member", ["Guest"]],
    ["admin", ["Member", "Guest", "Admin"]],
    ["owner", ["Member", "Guest", "Admin", "Owner"]],
  ] as const)("a %s lets in as %j", (role, roles) => {
    open({ role });
    expect(optionsOf("They join as").toSorted()).toEqual([...roles].toSorted());
  });

  test("says what a role may do before it is given", async () => {
    const { user } = open();
    const select = screen.getByRole("combobox", { name: "They join as" });
    await user.selectOptions(select, "owner");
    expect(screen.getByRole("combobox", { description: "May do everything, also make other owners." })).toBe(select);
  });

  test("is for one use and two weeks unless told otherwise", async () => {
    const { server, user } = open({ handlers: accepts });
    const before = Date.now();
    await user.click(screen.getByRole("button", { name: submit }));
    await screen.findByRole("textbox", { name: "Invitation link" });
    const [input] = server.inputsOf("invitations.create") as InvitationsCreateInput[];
    expect(input?.maxUses).toBe(1);
    expect(input).not.toHaveProperty("email");
    const days = (Date.parse(input?.expiresAt ?? "") - before) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(14);
    expect(days).toBeLessThan(14.01);
  });

  test("takes other limits", async () => {
    const { server, user } = open({ handlers: accepts });
    expect(optionsOf("May be used")).toEqual(["Once", "5 times", "25 times", "Any number of times"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "May be used" }), "25 times");
    await user.selectOptions(screen.getByRole("combobox", { name: "Valid for" }), "1 day");
    const before = Date.now();
    await user.click(screen.getByRole("button", { name: submit }));
    await screen.findByRole("textbox", { name: "Invitation link" });
    const [input] = server.inputsOf("invitations.create") as InvitationsCreateInput[];
    expect(input?.maxUses).toBe(25);
    expect(Math.round((Date.parse(input?.expiresAt ?? "") - before) / 86_400_000)).toBe(1);
  });

  test("for an address that is none is held back at the field", async () => {
    const { server, user } = open({ handlers: accepts });
    await user.type(screen.getByRole("textbox", { name: "Only for this e-mail" }), "paul@{Enter}");
    expect(document.activeElement).toBe(
      screen.getByRole("textbox", { description: /This does not look like an e-mail address\.$/ }),
    );
    expect(server.inputsOf("invitations.create")).toEqual([]);
  });

  test("for one address says whom to send the link to, and is done with", async () => {
    const { onClose, user } = open({
      handlers: { ...accepts, "invitations.create": () => ({ invitation: { ...created, email: "paul@example.com" } }) },
    });
    await user.type(screen.getByRole("textbox", { name: "Only for this e-mail" }), "paul@example.com{Enter}");
    const link = await screen.findByRole("textbox", { name: "Invitation link" });
    expect(link.getAttribute("aria-describedby")).toBeTruthy();
    expect(screen.getByText("Send this link to paul@example.com. It is shown only now.")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test("that is refused says why and keeps what was chosen", async () => {
    const { user } = open({ handlers: { "invitations.create": refuse("ROLE_ABOVE_OWN") } });
    await user.selectOptions(screen.getByRole("combobox", { name: "May be used" }), "25 times");
    await user.click(screen.getByRole("button", { name: submit }));
    expect((await within(screen.getByRole("dialog")).findByRole("alert")).textContent).toBe(
      "You cannot act on a role above your own.",
    );
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "May be used" }).value).toBe("25");
  });

  test("speaks German, one and many", () => {
    open({ language: german });
    const days = optionsOf(german.t("invitations.expires"));
    expect(days.slice(0, 2)).toEqual(["1 Tag", "7 Tage"]);
    expect(optionsOf(german.t("invitations.uses")).at(-1)).toBe(german.t("invitations.usesUnlimited"));
  });
});

describe("an invitation in the list", () => {
  const show = (more: Partial<Invitation>, options: RenderOptions = {}) =>
    renderWorkspace(
      <ul>
        <InvitationRow invitation={{ ...invitation, ...more }} />
      </ul>,
      options,
    );
  const text = () => screen.getByRole("listitem").textContent ?? "";

  test.each([
    ["open", {}, "Open", true],
    ["expired", { expiresAt: AT.replace("2026", "2020") }, "Expired", false],
    ["used up", { usedCount: 5 }, "Used up", false],
    ["taken back", { revokedAt: AT }, "Taken back", false],
  ] as const)("that is %s says so, and only an open one can be taken back", (_, more, badge, canRevoke) => {
    show(more);
    expect(screen.getByText(badge)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Take back" }) !== null).toBe(canRevoke);
  });

  test("tells for whom it is, how far it is used, until when, and whose it is", () => {
    show({ email: "paul@example.com", maxUses: 1, usedCount: 0 });
    expect(text()).toContain("paul@example.com");
    expect(text()).toContain("0 of 1 used");
    expect(text()).toContain("by Tim Krause");
    expect(text()).toMatch(/Valid until .*2099/);
  });

  test("without a limit of uses, by somebody who is not known here", () => {
    show({ maxUses: null, usedCount: 17, createdBy: idOf(404) });
    expect(text()).toContain("Anyone with the link");
    expect(text()).toMatch(/17 used .*by Someone/);
  });

  test("is taken back only after a question, which tells a failure and can be left", async () => {
    const { server, user } = show({ createdBy: ME }, { handlers: { "invitations.revoke": refuse("NOT_FOUND") } });
    const button = screen.getByRole("button", { name: "Take back" });
    await user.click(button);
    const dialog = await screen.findByRole("alertdialog", { name: "Take this invitation back?" });
    await user.click(within(dialog).getByRole("button", { name: "Take back" }));
    expect((await within(dialog).findByRole("alert")).textContent).toBe("This does not exist, or you may not see it.");
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(server.inputsOf("invitations.revoke")).toEqual([{ invitationId: invitation.id }]);
  });
});
