// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../lib/i18n/create-translate";
import { en } from "../../lib/i18n/locales/en";
import { createMember, createMessage, ME, TIM } from "../../testing/factories";
import { german, renderWorkspace } from "../../testing/render-workspace";
import { describeInOneLine } from "./describe-message";
import { MessageText } from "./message-text";

describe("the text of a message", () => {
  test("shows markup, and those who are mentioned by their names [F3.2]", async () => {
    renderWorkspace(<MessageText text={`**Hello** <@${TIM}> and <@${ME}>, <!everyone>`} />);
    expect((await screen.findByText("Hello")).tagName).toBe("STRONG");
    expect(screen.getByText("@Tim Krause").className).not.toContain("bg-highlight");
    expect(screen.getByText("@Jana Roth").className).toContain("bg-highlight");
    expect(screen.getByText("@everyone").className).toContain("bg-highlight");
  });

  test("names code and its buttons in the reader's language", async () => {
    renderWorkspace(<MessageText text={"```\nrm -r\n```\n\n<!here>"} />, { language: german });
    expect(await screen.findByRole("button", { name: "Code kopieren" })).toBeDefined();
    expect(screen.getByText("@hier")).toBeDefined();
  });

  test("shows emoji by the names people type, once these are there [F3.2]", async () => {
    renderWorkspace(<MessageText text="done :tada: :no_such_thing:" />);
    expect(await screen.findByText("done 🎉 :no_such_thing:")).toBeDefined();
  });
});

test("a preview shows the words without marks", () => {
  const people = { meId: ME, members: { [ME]: createMember(), [TIM]: createMember({ id: TIM }) } };
  const message = createMessage({ seq: 1, text: `# Plan\n- **call** <@${TIM}>\n- \`code\`` });
  expect(describeInOneLine(message, people, false, createTranslate("en", en))).toBe("Plan call @Tim Krause code");
});
