import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fakeRow } from "../testing/fake-layout";
import { ScrollBox } from "./scroll-box";

it.each(["scrollWidth", "scrollHeight"] as const)(
  "is within reach of the keyboard, and named, only while there is something to scroll to (%s)",
  async (side) => {
    const size = vi.spyOn(HTMLElement.prototype, side, "get").mockReturnValue(0);
    render(<ScrollBox label="Table">wide</ScrollBox>);
    expect(screen.queryByRole("group")).toBeNull();
    // Seen by the observer, which tells of the first layout a moment later.
    size.mockReturnValue(fakeRow + 1);
    expect((await screen.findByRole("group", { name: "Table" })).tabIndex).toBe(0);
  },
);
