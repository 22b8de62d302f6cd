import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { Controlled } from "../gallery/controlled";
import { Tabs } from "./tabs";

const tabs = [
  {
    id: "people",
    label: "People",
    count: 3,
    content: <button type="button">Invite</button>,
  },
  { id: "links", label: "Invitations", content: <p>Links</p> },
  { id: "log", label: "Log", count: 0, content: <p>Events</p> },
];

const tab = (name: string) => screen.getByRole("tab", { name });
const selected = () => screen.getByRole("tab", { selected: true }).textContent;

beforeEach(() => {
  render(
    <Controlled initial="people">
      {(value, setValue) => <Tabs label="Settings" tabs={tabs} value={value} onChange={setValue} />}
    </Controlled>,
  );
});

it("is one stop of the tab key; the next one is in the open panel", async () => {
  await userEvent.tab();
  expect(document.activeElement).toBe(tab("People3"));
  await userEvent.tab();
  const panel = screen.getByRole("tabpanel");
  expect(panel.contains(document.activeElement)).toBe(true);
});

it("moves and opens by arrow keys, round the ends", async () => {
  await userEvent.tab();
  await userEvent.keyboard("{ArrowLeft}");
  expect(document.activeElement).toBe(tab("Log0"));
  expect(screen.getByText("Events")).toBeTruthy();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  expect(selected()).toBe("Invitations");
  expect(screen.getByText("Links")).toBeTruthy();
});

it("goes to the first and the last by Home and End", async () => {
  await userEvent.tab();
  await userEvent.keyboard("{End}");
  expect(selected()).toBe("Log0");
  await userEvent.keyboard("{Home}");
  expect(selected()).toBe("People3");
});

it("ties each tab to its panel", async () => {
  await userEvent.click(tab("Invitations"));
  const panel = screen.getByRole("tabpanel", { name: "Invitations" });
  expect(tab("Invitations").getAttribute("aria-controls")).toBe(panel.id);
  expect(screen.queryByRole("button", { name: "Invite" })).toBeNull();
});

it("counts also what is none, where a count is given", () => {
  expect(tab("Log0")).toBeTruthy();
  expect(tab("Invitations").textContent).toBe("Invitations");
});
