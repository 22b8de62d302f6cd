import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { AppShell, type AppShellProps } from "./app-shell";
import { WorkspaceRail } from "./workspace-rail";

const renderShell = (props: Partial<AppShellProps> = {}) =>
  render(
    <AppShell
      view="conversation"
      sidebar={<p>The list</p>}
      mainLabel="Lindenstraße 14"
      labels={{ skipToMain: "Skip to conversation" }}
      {...props}
    >
      <p>The conversation</p>
    </AppShell>,
  );

it("has the conversation as its main region, by its name", () => {
  renderShell();
  expect(within(screen.getByRole("main", { name: "Lindenstraße 14" })).getByText("The conversation")).toBeTruthy();
});

it("begins with a link that skips the list", async () => {
  renderShell();
  await userEvent.tab();
  const link = screen.getByRole("link", { name: "Skip to conversation" });
  expect(document.activeElement).toBe(link);
  expect(document.querySelector(link.getAttribute("href") ?? "")).toBe(screen.getByRole("main"));
});

it("has a named panel beside the conversation only when there is one", () => {
  const { rerender } = renderShell({ panel: <p>Details</p>, panelLabel: "Details" });
  expect(within(screen.getByRole("complementary", { name: "Details" })).getByText("Details")).toBeTruthy();
  rerender(
    <AppShell view="list" sidebar={null} mainLabel="x" labels={{ skipToMain: "Skip" }}>
      {null}
    </AppShell>,
  );
  expect(screen.queryByRole("complementary")).toBeNull();
});

it.each([
  ["list", "The list"],
  ["conversation", "The conversation"],
  ["panel", "The panel"],
] as const)("shows on a narrow screen the one column %s", (view, text) => {
  renderShell({ view, panel: <p>The panel</p>, panelLabel: "Details" });
  const isHiddenWhenNarrow = (content: string) =>
    screen.getByText(content).parentElement?.className.split(" ").includes("hidden");
  const shown = ["The list", "The conversation", "The panel"].filter((content) => !isHiddenWhenNarrow(content));
  expect(shown).toEqual([text]);
});

it("shows a notice over everything", () => {
  renderShell({ notice: <p role="status">Offline</p> });
  expect(screen.getByRole("status").textContent).toBe("Offline");
});

it("links the workspaces in the rail, with what is unread in the others", () => {
  render(
    <WorkspaceRail
      activeId="a"
      getHref={(id) => `/w/${id}`}
      labels={{ navigation: "Workspaces", unread: (count) => `${count} unread messages` }}
      workspaces={[
        { id: "a", name: "Lindenhof", unreadCount: 3 },
        { id: "b", name: "Hafen", unreadCount: 4 },
      ]}
    />,
  );
  const links = within(screen.getByRole("navigation", { name: "Workspaces" })).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/w/a", "/w/b"]);
  expect(screen.getByRole("link", { name: "Lindenhof" }).getAttribute("aria-current")).toBe("true");
  expect(screen.getByRole("link", { name: "Hafen, 4 unread messages" })).toBeTruthy();
});
