import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Avatar } from "./avatar";
import { getAvatarHue, getInitials } from "./avatar-identity";

describe("getInitials", () => {
  it.each([
    ["Jana Roth", "JR"],
    ["jana roth", "JR"],
    ["Dr. Maximiliane von Hohenstein", "DH"],
    ["Prince", "P"],
    ["  Aylin   Demir ", "AD"],
    ["Özgür Ünal", "ÖÜ"],
    ["李 小龙", "李小"],
    ["👩‍💻 Ada", "A"],
    ["(Office) Berlin", "OB"],
    ["", "?"],
    ["👩‍💻", "?"],
  ])("%j gives %j", (name, initials) => {
    expect(getInitials(name)).toBe(initials);
  });
});

describe("getAvatarHue", () => {
  it("stays the same for an id", () => {
    expect(getAvatarHue("m-jana")).toBe(getAvatarHue("m-jana"));
  });

  it("spreads ids over all twelve hues, none more than twice its share", () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 1200; index += 1) {
      const hue = getAvatarHue(`0191a3c4-7b1d-7e5f-8a9b-${String(index).padStart(12, "0")}`);
      counts.set(hue, (counts.get(hue) ?? 0) + 1);
    }
    expect(counts.size).toBe(12);
    expect(Math.max(...counts.values())).toBeLessThan(200);
    expect([...counts.keys()].every((hue) => hue >= 0 && hue < 360)).toBe(true);
  });
});

describe("Avatar", () => {
  it("shows initials in the person's hue and is not read out", () => {
    const { container } = render(<Avatar id="m-jana" name="Jana Roth" />);
    expect(container.textContent).toBe("JR");
    expect(container.firstElementChild?.getAttribute("aria-hidden")).toBe("true");
    expect(container.querySelector<HTMLElement>(".avatar-tint")?.style.getPropertyValue("--avatar-h")).toBe(
      String(getAvatarHue("m-jana")),
    );
  });

  it("prefers a picture, and a sign for groups", () => {
    const picture = render(<Avatar id="a" name="Jana Roth" imageUrl="/files/jana.webp" />);
    expect(picture.container.querySelector("img")?.getAttribute("src")).toBe("/files/jana.webp");
    expect(picture.container.textContent).toBe("");
    const sign = render(<Avatar id="a" name="Sales" icon={<svg data-sign="" />} />);
    expect(sign.container.querySelector("[data-sign]")).not.toBeNull();
    expect(sign.container.textContent).toBe("");
  });

  it("carries a presence dot only when presence is known", () => {
    const { container, rerender } = render(<Avatar id="a" name="Jana" />);
    expect(container.querySelector(".bg-online")).toBeNull();
    rerender(<Avatar id="a" name="Jana" presence="online" />);
    expect(container.querySelector(".bg-online")).not.toBeNull();
  });
});
