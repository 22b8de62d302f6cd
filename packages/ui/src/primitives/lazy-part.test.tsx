import { act, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { createLazyPart, type LazyPart, useLazyPart } from "./lazy-part";

const Part = ({ text }: { text: string }) => <p>{text}</p>;

function Owner({ part, wanted }: { part: LazyPart<{ text: string }>; wanted: boolean }) {
  const Loaded = useLazyPart(part, wanted);
  return Loaded ? <Loaded text="here" /> : null;
}

it("is fetched when it is first wanted, and once", async () => {
  const load = vi.fn(async () => Part);
  const part = createLazyPart(load);
  const { rerender } = render(<Owner part={part} wanted={false} />);
  expect(load).not.toHaveBeenCalled();
  rerender(<Owner part={part} wanted />);
  expect(await screen.findByText("here")).toBeTruthy();
  rerender(<Owner part={part} wanted={false} />);
  rerender(<Owner part={part} wanted />);
  expect(load).toHaveBeenCalledOnce();
});

it("is there at once after it was fetched ahead", async () => {
  const part = createLazyPart(async () => Part);
  await part.preload();
  render(<Owner part={part} wanted />);
  expect(screen.getByText("here")).toBeTruthy();
});

it("shows nothing when the fetch fails, and tries again at the next need", async () => {
  const load = vi.fn<() => Promise<typeof Part>>().mockRejectedValueOnce(new Error("offline")).mockResolvedValue(Part);
  const part = createLazyPart(load);
  const { rerender } = render(<Owner part={part} wanted />);
  await act(() => part.preload());
  expect(screen.queryByText("here")).toBeNull();
  rerender(<Owner part={part} wanted={false} />);
  rerender(<Owner part={part} wanted />);
  expect(await screen.findByText("here")).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(2);
});
