// @vitest-environment happy-dom
import { TextField } from "@parley/ui";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { refusal } from "../../testing/outbox-world";
import { english, german } from "../../testing/render-workspace";
import { emailCheck, textCheck } from "./field-checks";
import { useForm } from "./use-form";

type Values = Record<"name" | "email", string>;

interface TestFormProps {
  send?: (values: Values) => void;
  /** What the server refuses with, once it is asked. */
  refusal?: unknown;
  t?: typeof english.t;
}

function TestForm({ send = () => undefined, refusal: reason, t = english.t }: TestFormProps) {
  const form = useForm({ name: "", email: "" }, { name: textCheck({ min: 1, max: 5 }), email: emailCheck }, t);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((values) => {
          send(values);
          if (reason !== undefined) form.refuse(reason);
        });
      }}
    >
      {form.failure && <p role="alert">{form.failure}</p>}
      <TextField label="Name" {...form.field("name")} />
      <TextField label="E-mail" {...form.field("email")} />
      <button type="submit">Save</button>
    </form>
  );
}

const box = (name: string, description?: string) =>
  screen.getByRole("textbox", { name, ...(description && { description }) });
const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

async function fill(name: string, email: string): Promise<void> {
  await userEvent.type(box("Name"), name);
  await userEvent.type(box("E-mail"), email);
}

describe("what is wrong on this side", () => {
  test("shows at every field that is wrong, and the first of them has the focus", async () => {
    const send = vi.fn<(values: Values) => void>();
    render(<TestForm send={send} />);
    await save();
    expect(box("Name", "Please fill this in.").getAttribute("aria-invalid")).toBe("true");
    expect(box("E-mail", "Please fill this in.").getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(box("Name"));
    expect(send).not.toHaveBeenCalled();
  });

  test("leads to the second field when the first is right", async () => {
    render(<TestForm />);
    await fill("Jana", "jana");
    await save();
    expect(document.activeElement).toBe(box("E-mail", "This does not look like an e-mail address."));
    expect(box("Name").hasAttribute("aria-invalid")).toBe(false);
  });

  test("leads back to it each time it is still wrong", async () => {
    render(<TestForm />);
    await save();
    screen.getByRole("button", { name: "Save" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement).toBe(box("Name"));
  });

  test("goes as soon as the field is changed, and stays at the others", async () => {
    render(<TestForm />);
    await save();
    await userEvent.type(box("Name"), "J");
    expect(box("Name").hasAttribute("aria-invalid")).toBe(false);
    expect(box("E-mail", "Please fill this in.")).toBeDefined();
    expect(document.activeElement).toBe(box("Name"));
  });

  test("is said in German too", async () => {
    render(<TestForm t={german.t} />);
    await fill("Johanna", "jana@example.com");
    await save();
    expect(box("Name", german.t("fields.tooLong", { max: 5 }))).toBe(document.activeElement);
  });

  test("holds nothing back once it is mended", async () => {
    const send = vi.fn<(values: Values) => void>();
    render(<TestForm send={send} />);
    await save();
    await fill("Jana", "jana@example.com{Enter}");
    expect(send).toHaveBeenCalledExactlyOnceWith({ name: "Jana", email: "jana@example.com" });
  });
});

describe("what the server refuses", () => {
  const issues = (...found: { path: (string | number)[]; code: string }[]) =>
    refusal("INVALID_INPUT", { issues: found });

  test.each([
    ["too_small", "Please fill this in."],
    ["ONE_LINE_ONLY", "This has to fit on one line."],
    ["custom", "This cannot be used."],
  ])("shows at the field it names (%s), with the focus there", async (code, sentence) => {
    render(<TestForm refusal={issues({ path: ["email"], code })} />);
    await fill("Jana", "jana@example.com");
    await save();
    expect(document.activeElement).toBe(box("E-mail", sentence));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("shows over the form when it names no field of it", async () => {
    render(<TestForm refusal={issues({ path: ["token"], code: "custom" })} />);
    await fill("Jana", "jana@example.com");
    await save();
    expect(screen.getByRole("alert").textContent).toBe("The server does not accept this.");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Save" }));
  });

  test("tells how long to wait, and goes with the next change", async () => {
    render(<TestForm refusal={refusal("RATE_LIMITED", { retryAfterMs: 29_001 })} />);
    await fill("Jana", "jana@example.com");
    await save();
    expect(screen.getByRole("alert").textContent).toBe("That was too fast. Try again in 30 s.");
    await userEvent.type(box("Name"), "x");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("without an answer is the network's fault", async () => {
    render(<TestForm refusal={new TypeError("Failed to fetch")} />);
    await fill("Jana", "jana@example.com");
    await save();
    expect(screen.getByRole("alert").textContent).toContain("The server could not be reached.");
  });
});
