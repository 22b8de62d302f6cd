import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { galleryTime, jana } from "../../gallery/fixtures";
import { MessageCard } from "./message-card";

it("says who wrote it, when and where, and holds what can be done with it", () => {
  render(
    <MessageCard
      {...galleryTime}
      author={jana}
      createdAt="2026-11-21T09:12:00Z"
      place="Viewings"
      note="Pinned by Tim Krause"
      actions={<button type="button">Unpin</button>}
    >
      The keys are with the caretaker.
    </MessageCard>,
  );
  const card = screen.getByRole("article", { name: "Jana Roth" });
  expect(card.textContent).toContain("The keys are with the caretaker.");
  expect(card.textContent).toContain("Viewings");
  expect(card.textContent).toContain("Pinned by Tim Krause");
  expect(card.querySelector("time")?.dateTime).toBe("2026-11-21T09:12:00Z");
  expect(within(card).getByRole("button", { name: "Unpin" })).toBeTruthy();
});
