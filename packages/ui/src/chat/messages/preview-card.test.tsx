import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { PreviewCard, type PreviewCardProps } from "./preview-card";

const card = (overrides: Partial<PreviewCardProps> = {}) =>
  render(
    <PreviewCard
      url="https://example.com/plan"
      title="The plan"
      description="Three rooms"
      site="Homes"
      labels={{ remove: "Remove preview" }}
      {...overrides}
    />,
  );

it("leads to the page, which learns neither who opens it nor from where, and shows no picture of it", () => {
  const { container } = card();
  const link = screen.getByRole("link", { name: "The plan" });
  expect(link.getAttribute("href")).toBe("https://example.com/plan");
  expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
  expect([screen.getByText("Homes"), screen.getByText("Three rooms")]).toHaveLength(2);
  expect(container.querySelector("img, iframe, video")).toBeNull();
});

it("is taken away by whoever may", async () => {
  const onRemove = vi.fn();
  card({ onRemove });
  await userEvent.click(screen.getByRole("button", { name: "Remove preview" }));
  expect(onRemove).toHaveBeenCalledOnce();
});

it("says nothing where the page says nothing, and offers nothing to others", () => {
  const { container } = card({ description: "" });
  expect(container.querySelector("p")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});
