import { letIn } from "./accounts";
import { ask, call, checkAxe, expect, messageOf, type Person, takeScreenshot, test } from "./fixtures";

const GROUP = "Lindenstraße 12";
const box = ({ page }: Person) => page.getByRole("main").getByRole("textbox", { name: "Message" });
const people = ({ page }: Person) => page.getByRole("listbox", { name: "People to mention" });

async function openGroup(person: Person): Promise<void> {
  await person.page.getByRole("link", { name: GROUP }).click();
  await expect(box(person)).toBeVisible();
}

async function createGroup(person: Person, memberIds: readonly string[]): Promise<void> {
  await call(person.page, "groups.create", { name: GROUP, visibility: "private", memberIds });
  await openGroup(person);
}

/** The member who is signed in at a page. */
async function idOf({ page }: Person): Promise<string> {
  return ((await ask(page, "auth.me")) as { member: { id: string } }).member.id;
}

test("a mention is completed by keyboard, undone, moved, edited in; who is not there is told to its author alone [F4.2] [F3.4]", async ({
  twoPeople: { jana, tim },
}) => {
  await letIn(jana.page, "Otto Groß", "member");
  await createGroup(jana, [await idOf(tim)]);

  await box(jana).pressSequentially("Who shows it, @kra");
  await expect(people(jana).getByRole("option", { name: "Tim Krause" })).toBeVisible();
  await expect(people(jana).getByRole("option")).toHaveCount(1);
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "mention-list");
  await box(jana).press("Enter");
  await expect(box(jana)).toHaveValue("Who shows it, @Tim Krause ");
  await box(jana).press("Control+z");
  await expect(box(jana)).toHaveValue("Who shows it, @kra");
  await box(jana).press("Control+Shift+z");
  await expect(box(jana)).toHaveValue("Who shows it, @Tim Krause ");
  await box(jana).press("Control+a");
  await box(jana).press("Control+x");
  await expect(box(jana)).toHaveValue("");
  await box(jana).press("Control+v");
  await expect(box(jana)).toHaveValue("Who shows it, @Tim Krause ");
  await jana.page.reload();
  await expect(box(jana)).toHaveValue(/^Who shows it, @Tim Krause/);
  await takeScreenshot(jana.page, "mention-written");
  await box(jana).press("Enter");

  await expect(tim.page.getByRole("link", { name: GROUP })).toHaveAccessibleDescription(/1 mention/);
  await openGroup(tim);
  await expect(messageOf(tim.page, "Who shows it, @Tim Krause")).toBeVisible();

  await box(jana).press("ArrowUp");
  const editor = jana.page.getByRole("textbox", { name: "Edit message" });
  await expect(editor).toHaveValue("Who shows it, @Tim Krause");
  await editor.pressSequentially(" and @gross");
  await expect(people(jana).getByRole("option", { name: "Otto Groß Not in this conversation" })).toBeVisible();
  await takeScreenshot(jana.page, "mention-in-editor");
  await editor.press("Enter");
  await editor.press("Enter");
  const told = jana.page.getByText("Not in this conversation, and so not notified: Otto Groß");
  await expect(told).toBeVisible();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "mention-outside");
  await expect(messageOf(tim.page, "and @Otto Groß")).toBeVisible();
  await expect(tim.page.getByText("and so not notified")).toHaveCount(0);
  await jana.page.getByRole("button", { name: "Add to group" }).click();
  await expect(told).toHaveCount(0);
  await expect(tim.page.getByRole("main").getByText("Jana Roth added Otto Groß")).toBeVisible();
});

test("@everyone above ten people is confirmed with their number; admins say who may; @here calls who is there [F4.2]", async ({
  twoPeople: { jana, tim },
}) => {
  const others: string[] = [];
  for (const letter of "ABCDEFGHIJ") others.push((await letIn(jana.page, `Agent ${letter}`, "member")).memberId);
  await createGroup(jana, [await idOf(tim), ...others]);

  await box(jana).pressSequentially("@eve");
  await expect(people(jana).getByRole("option", { name: "@everyone All 11 people" })).toBeVisible();
  await box(jana).press("Tab");
  await box(jana).pressSequentially("noon");
  await box(jana).press("Enter");
  const dialog = jana.page.getByRole("alertdialog", { name: "Notify 11 people?" });
  await expect(dialog).toBeVisible();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "mention-everyone");
  await dialog.getByRole("button", { name: "Not now" }).click();
  await expect(jana.page.getByText("Not sent yet: @everyone notifies 11 people.")).toBeVisible();
  await jana.page.getByRole("button", { name: "Retry" }).click();
  await dialog.getByRole("button", { name: "Notify 11 people" }).click();
  await expect(tim.page.getByRole("link", { name: GROUP })).toHaveAccessibleDescription(/1 mention/);

  await box(jana).pressSequentially("@her");
  await expect(people(jana).getByRole("option", { name: /@here/ })).toBeVisible();
  await box(jana).press("Enter");
  await box(jana).press("Enter");
  await expect(tim.page.getByRole("link", { name: GROUP })).toHaveAccessibleDescription(/2 mentions/);

  await jana.page.getByRole("main").getByRole("button", { name: "Details" }).first().click();
  await jana.page.getByRole("button", { name: "Edit group" }).click();
  await jana.page
    .getByRole("combobox", { name: "Who may use @everyone and @here" })
    .selectOption({ label: "Moderators and admins" });
  await takeScreenshot(jana.page, "mention-policy");
  await jana.page.getByRole("button", { name: "Save changes" }).click();
  await openGroup(tim);
  await box(tim).pressSequentially("@");
  await expect(people(tim).getByRole("option", { name: "Jana Roth" })).toBeVisible();
  await expect(people(tim).getByRole("option", { name: /@everyone|@here/ })).toHaveCount(0);
});
