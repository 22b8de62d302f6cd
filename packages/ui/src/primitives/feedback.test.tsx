import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Banner } from "./banner";
import { Chip } from "./chip";
import { CountBadge } from "./count-badge";
import { EmptyState } from "./empty-state";
import { ErrorState } from "./error-state";
import { Kbd } from "./kbd";
import { PresenceDot } from "./presence-dot";
import { Spinner } from "./spinner";
import { VisuallyHidden } from "./visually-hidden";

describe("CountBadge", () => {
  it("shows nothing at zero", () => {
    const { container } = render(<CountBadge count={0} label="0 unread messages" />);
    expect(container.childElementCount).toBe(0);
  });

  it.each([
    [1, "1"],
    [99, "99"],
    [100, "99+"],
  ])("%d is shown as %s, while the words give the true number", (count, shown) => {
    render(<CountBadge count={count} label={`${count} unread messages`} />);
    expect(screen.getByText(shown).getAttribute("aria-hidden")).toBe("true");
    expect(screen.getByText(`${count} unread messages`)).toBeTruthy();
  });
});

describe("ErrorState", () => {
  it("is an alert with a button that tries again", async () => {
    const onRetry = vi.fn();
    render(
      <ErrorState
        title="Not loaded"
        description="Try again."
        labels={{ retry: "Retry" }}
        onRetry={onRetry}
        reference="r-1"
      />,
    );
    expect(screen.getByRole("alert").textContent).toContain("Not loaded");
    expect(screen.getByText("r-1")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("has no button when nothing can be tried", () => {
    render(<ErrorState title="Not allowed" labels={{ retry: "Retry" }} />);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("waits while it tries", async () => {
    const onRetry = vi.fn();
    render(<ErrorState title="Not loaded" labels={{ retry: "Retry" }} retrying onRetry={onRetry} />);
    await userEvent.click(screen.getByRole("button", { name: "Retry", busy: true }));
    expect(onRetry).not.toHaveBeenCalled();
  });
});

it("EmptyState says what is missing and what to do", () => {
  render(
    <EmptyState
      title="No conversations yet"
      description="Write to a colleague."
      action={<button type="button">New</button>}
    />,
  );
  expect(screen.getByText("No conversations yet")).toBeTruthy();
  expect(screen.getByText("Write to a colleague.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "New" })).toBeTruthy();
});

describe("Banner", () => {
  it.each([
    ["info", "status"],
    ["success", "status"],
    ["warning", "status"],
    ["danger", "alert"],
  ] as const)("%s is a %s", (tone, role) => {
    render(<Banner tone={tone}>Something holds.</Banner>);
    expect(screen.getByRole(role).textContent).toBe("Something holds.");
  });

  it("can be dismissed", async () => {
    const onDismiss = vi.fn();
    render(
      <Banner onDismiss={onDismiss} labels={{ dismiss: "Dismiss" }}>
        Once.
      </Banner>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });
});

it("Chip has a button that takes it away", async () => {
  const onRemove = vi.fn();
  render(<Chip label="Jana Roth" removeLabel="Remove Jana Roth" onRemove={onRemove} />);
  await userEvent.click(screen.getByRole("button", { name: "Remove Jana Roth" }));
  expect(onRemove).toHaveBeenCalledOnce();
});

it("PresenceDot is an image when it has a label, else silent", () => {
  const { container, rerender } = render(<PresenceDot status="away" label="Away" />);
  expect(screen.getByRole("img", { name: "Away" })).toBeTruthy();
  rerender(<PresenceDot status="away" />);
  expect(container.firstElementChild?.getAttribute("aria-hidden")).toBe("true");
});

it("Spinner says what is going on and waits a second before it shows", () => {
  render(<Spinner label="Sending" />);
  const status = screen.getByRole("status", { name: "Sending" });
  expect(status.style.animationDelay).toBe("1000ms");
  expect(status.style.animationFillMode).toBe("backwards");
});

it("Kbd shows one key each", () => {
  const { container } = render(<Kbd keys={["Ctrl", "K"]} />);
  expect(Array.from(container.querySelectorAll("kbd"), (key) => key.textContent)).toEqual(["Ctrl", "K"]);
});

it("VisuallyHidden names other elements", () => {
  render(
    <>
      <VisuallyHidden id="hint">Only read out</VisuallyHidden>
      <button type="button" aria-labelledby="hint" />
    </>,
  );
  expect(screen.getByRole("button", { name: "Only read out" })).toBeTruthy();
});
