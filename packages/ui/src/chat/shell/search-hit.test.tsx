import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Avatar } from "../../primitives/avatar";
import { MarkedText, SearchHit } from "./search-hit";

const avatar = <Avatar id="1" name="Tim Krause" size={32} />;
const snippet = [
  { text: "The ", found: false },
  { text: "key", found: true },
  { text: " is with the other ", found: false },
  { text: "key", found: true },
];

it("is a link that reads as who, where and what, with what was found marked", () => {
  render(<SearchHit href="/m" avatar={avatar} title="Tim Krause" detail="Viewings, Monday" snippet={snippet} />);
  const link = screen.getByRole("link", { name: /Tim Krause.*Viewings, Monday.*The key is with the other key/ });
  expect(link.getAttribute("href")).toBe("/m");
  expect([...link.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual(["key", "key"]);
});

it("does its own deed in place of the link's", async () => {
  const onOpen = vi.fn();
  render(<SearchHit href="#elsewhere" avatar={avatar} title="Tim Krause" onOpen={onOpen} />);
  await userEvent.click(screen.getByRole("link"));
  expect(onOpen).toHaveBeenCalledOnce();
  expect(location.hash).toBe("");
});

it("shows what was found as text, whatever it looks like", () => {
  const { container } = render(<MarkedText parts={[{ text: "<img src=x onerror=alert(1)>", found: true }]} />);
  expect(container.querySelector("img")).toBeNull();
  expect(container.textContent).toBe("<img src=x onerror=alert(1)>");
});
