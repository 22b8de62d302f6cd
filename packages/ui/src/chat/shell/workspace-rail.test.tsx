import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { LinkProps } from "./link-component";
import { WorkspaceRail, type WorkspaceRailProps } from "./workspace-rail";

const labels = { navigation: "Workspaces", unread: (count: number) => `${count} unread messages` };
const workspaces = [
  { id: "w-1", name: "Berger Homes", unreadCount: 4 },
  { id: "w-2", name: "Linden", unreadCount: 12 },
  { id: "w-3", name: "Third", unreadCount: 0 },
];

const show = (props: Partial<WorkspaceRailProps> = {}) =>
  render(
    <WorkspaceRail workspaces={workspaces} activeId="w-1" getHref={(id) => `/w/${id}`} labels={labels} {...props} />,
  );
const links = () => within(screen.getByRole("navigation", { name: "Workspaces" })).getAllByRole("link");

const onGo = vi.fn<(href: string) => void>();

function AppLink({ href, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        event.preventDefault();
        onGo(href);
      }}
    >
      {children}
    </a>
  );
}

it("links every workspace, in the order given", () => {
  show();
  expect(links().map((link) => link.getAttribute("href"))).toEqual(["/w/w-1", "/w/w-2", "/w/w-3"]);
});

it("says what is unread in the others, not in the one that is open", () => {
  show();
  expect(links().map((link) => link.textContent)).toEqual([
    expect.stringMatching(/Berger Homes$/u),
    expect.stringMatching(/Linden, 12 unread messages$/u),
    expect.stringMatching(/Third$/u),
  ]);
});

it("marks the one that is open, and follows when another is", () => {
  const { rerender } = show();
  const current = () => links().map((link) => link.getAttribute("aria-current"));
  expect(current()).toEqual(["true", null, null]);
  rerender(<WorkspaceRail workspaces={workspaces} activeId="w-3" getHref={String} labels={labels} />);
  expect(current()).toEqual([null, null, "true"]);
  expect(links()[0]?.textContent).toContain("4 unread messages");
});

it("shows a name to the pointer that rests on a face, and reads it out once", () => {
  vi.useFakeTimers();
  show();
  const [first] = links();
  fireEvent.pointerEnter(first as HTMLElement, { pointerType: "mouse" });
  act(() => void vi.advanceTimersByTime(1_000));
  vi.useRealTimers();
  expect(screen.getByRole("tooltip").textContent).toBe("Berger Homes");
  expect(first?.hasAttribute("aria-describedby")).toBe(false);
});

it("makes its links with the component of the app", async () => {
  show({ link: AppLink });
  await userEvent.click(screen.getByRole("link", { name: /Linden/u }));
  expect(onGo).toHaveBeenCalledExactlyOnceWith("/w/w-2");
});
