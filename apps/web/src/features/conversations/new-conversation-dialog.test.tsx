// @vitest-environment happy-dom
import { LIMITS } from "@parley/api";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { createHeld, inDirectory, pageOf, refuse } from "../../testing/answers";
import {
  AYSE,
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createWorkspace,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { useDialogs } from "../shell/use-dialogs";

function Opener({ group = false }: { group?: boolean }) {
  const { open } = useDialogs();
  return (
    <button type="button" onClick={() => open({ kind: "new-conversation", group })}>
      Begin
    </button>
  );
}

const people = [inDirectory(ME), inDirectory(TIM, { email: "tim@example.com" }), inDirectory(AYSE, { role: "guest" })];
const members = { "members.list": () => pageOf(people) };

async function open({ group = false, ...options }: RenderOptions & { group?: boolean } = {}) {
  const handlers = { ...members, ...options.handlers };
  const view = renderWorkspace(<Opener group={group} />, { address: "/w/berger", ...options, handlers });
  await view.user.click(screen.getByRole("button", { name: "Begin" }));
  return { ...view, dialog: await screen.findByRole("dialog") };
}

const search = () => screen.getByRole("combobox", { name: "Search people" });

beforeEach(() => localStorage.clear());

describe("beginning a direct conversation", () => {
  test("needs a few letters and Enter", async () => {
    const direct = createDirect(TIM);
    const { server, user } = await open({ handlers: { "conversations.openDirect": () => ({ conversation: direct }) } });
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Direct" }));
    server.set({
      "members.list": ({ query }: { query?: string }) => pageOf(query === "tim" ? [inDirectory(TIM)] : people),
    });
    await user.type(search(), "tim");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${direct.id}`));
    expect(server.inputsOf("conversations.openDirect")).toEqual([{ memberId: TIM }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("with somebody one writes with already opens that, without asking the server", async () => {
    const known = createDirect(TIM);
    const { server, user } = await open({ bootstrap: createBootstrap({ conversations: [known] }) });
    await user.click(await screen.findByRole("option", { name: /Tim Krause/ }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${known.id}`));
    expect(server.inputsOf("conversations.openDirect")).toEqual([]);
  });

  test("that is refused says why, and the dialog stays for another try", async () => {
    const { user } = await open({ handlers: { "conversations.openDirect": refuse("MEMBER_DEACTIVATED") } });
    await user.click(await screen.findByRole("option", { name: /Tim Krause/ }));
    expect(await screen.findByText("This person no longer has access.")).toBeDefined();
    expect(screen.getByRole("dialog", { name: "New conversation" })).toBeDefined();
    expect(location.pathname).toBe("/w/berger");
  });

  test("shows people's addresses, or their role where those are not theirs to see", async () => {
    await open();
    const options = await screen.findAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringContaining("Jana Roth"),
      expect.stringContaining("tim@example.com"),
      expect.stringContaining("Guest"),
    ]);
  });

  test("says while people are on their way, and when nobody is called so", async () => {
    const held = createHeld<object>();
    const { user } = await open({ handlers: { "members.list": held.handler } });
    expect(screen.getByRole("status", { name: "Loading" })).toBeDefined();
    held.answer(pageOf([]));
    expect(await screen.findByText("Nobody found.")).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Begin" })));
  });

  test("that cannot show anybody says why, instead of that there is nobody", async () => {
    await open({ handlers: { "members.list": refuse("OVERLOADED") } });
    expect(await screen.findByText("The server is busy. Try again in a moment.")).toBeDefined();
    expect(screen.queryByText("Nobody found.")).toBeNull();
  });
});

describe("beginning a group", () => {
  const made = createConversation({ id: idOf(302), name: "Viewings" });

  test("takes name, description, who may join, what later ones see, and who is in it", async () => {
    const { server, user } = await open({ group: true, handlers: { "groups.create": () => ({ conversation: made }) } });
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Viewings");
    await user.type(screen.getByRole("textbox", { name: "Description" }), "Who shows what");
    expect(screen.getByText("Only those who are added see this group.")).toBeDefined();
    await user.click(screen.getByRole("radio", { name: "Public" }));
    expect(screen.getByText("Every member of the workspace may find and join it.")).toBeDefined();
    await user.selectOptions(screen.getByRole("combobox", { name: "People who join later see" }), "since-joining");
    await user.click(await screen.findByRole("option", { name: /Tim Krause/ }));
    await user.click(screen.getByRole("option", { name: /Ayşe/ }));
    await user.click(screen.getByRole("button", { name: "Remove Tim Krause" }));
    await user.click(screen.getByRole("button", { name: "Create group" }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${made.id}`));
    expect(server.inputsOf("groups.create")).toEqual([
      {
        name: "Viewings",
        description: "Who shows what",
        visibility: "public",
        history: "since-joining",
        memberIds: [AYSE],
      },
    ]);
  });

  test("does not offer oneself: one is in it anyway", async () => {
    await open({ group: true });
    expect(await screen.findByRole("option", { name: /Tim Krause/ })).toBeDefined();
    expect(screen.queryByRole("option", { name: /Jana Roth/ })).toBeNull();
  });

  test("without a name is held back, with the focus where the name belongs", async () => {
    const { server, user } = await open({ group: true });
    await user.click(screen.getByRole("button", { name: "Create group" }));
    const name = screen.getByRole("textbox", { name: "Name", description: "Please fill this in." });
    expect(document.activeElement).toBe(name);
    expect(server.inputsOf("groups.create")).toEqual([]);
  });

  test("with too long a name is told the limit; nothing of it is cut off", async () => {
    const { user } = await open({ group: true });
    const name = screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
    const text = "x".repeat(LIMITS.groupName.max + 1);
    fireEvent.change(name, { target: { value: text } });
    await user.click(screen.getByRole("button", { name: "Create group" }));
    expect(screen.getByText(`At most ${LIMITS.groupName.max} characters.`)).toBeDefined();
    expect(name.value).toBe(text);
  });

  test("that the server refuses is told over the form, with everything still in it", async () => {
    const { dialog, user } = await open({ group: true, handlers: { "groups.create": refuse("ROLE_TOO_LOW") } });
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Viewings{Enter}");
    expect((await within(dialog).findByRole("alert")).textContent).toBe("Your role does not allow this.");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Viewings");
  });

  test("is left by Cancel, and the focus is back where it came from", async () => {
    const { user } = await open({ group: true });
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Begin" })));
  });
});

test("guests are offered no groups", async () => {
  const guest = createBootstrap({ me: createMember({ role: "guest" }), workspace: createWorkspace({ role: "guest" }) });
  await open({ bootstrap: guest });
  expect(await screen.findByRole("option", { name: /Tim Krause/ })).toBeDefined();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("all of it is there in German", async () => {
  const { dialog } = await open({ group: true, language: german });
  const { t } = german;
  expect(screen.getByRole("dialog", { name: t("newConversation.title") })).toBe(dialog);
  expect(screen.getByRole("radio", { name: t("newConversation.group") })).toBeDefined();
  expect(screen.getByRole("button", { name: t("newConversation.createGroup") })).toBeDefined();
  expect(dialog.textContent).not.toMatch(/Create|Private|Members|Cancel/);
});
