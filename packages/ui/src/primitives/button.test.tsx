import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Button } from "./button";

it("is called by its text and does its deed by pointer and keyboard", async () => {
  const onClick = vi.fn();
  render(<Button onClick={onClick}>Invite people</Button>);
  await userEvent.click(screen.getByRole("button", { name: "Invite people" }));
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard(" ");
  expect(onClick).toHaveBeenCalledTimes(3);
});

it("submits a form only when told to", async () => {
  const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Button>Cancel</Button>
      <Button type="submit">Save</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onSubmit).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(onSubmit).toHaveBeenCalledOnce();
});

it("takes no second click while pending, and keeps the focus", async () => {
  const onClick = vi.fn();
  const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" pending onClick={onClick}>
        Save
      </Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Save", busy: true });
  await userEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
});

it("does nothing when disabled", async () => {
  const onClick = vi.fn();
  render(
    <Button disabled onClick={onClick}>
      Send
    </Button>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(onClick).not.toHaveBeenCalled();
});

it("hands its element on", () => {
  const ref = vi.fn();
  render(<Button ref={ref}>Send</Button>);
  expect(ref).toHaveBeenCalledWith(screen.getByRole("button"));
});
