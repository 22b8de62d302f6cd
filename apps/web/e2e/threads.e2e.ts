import {
  checkAxe,
  chooseAction,
  expect,
  messageOf,
  openDirect,
  type Person,
  send,
  takeScreenshot,
  test,
} from "./fixtures";

const panelOf = ({ page }: Person) => page.getByRole("complementary", { name: /^Thread in/ });

async function replyIn(person: Person, text: string): Promise<void> {
  const box = panelOf(person).getByRole("textbox", { name: "Message" });
  await box.fill(text);
  await box.press("Enter");
}

test("two people talk in a thread, live, by keyboard, with its own unread count, draft and typing [F4.1]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Who shows the flat?");
  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  await chooseAction(tim.page, "Who shows the flat?", "Reply in thread");
  const timsPanel = panelOf(tim);
  await expect(timsPanel.getByRole("textbox", { name: "Message" })).toBeFocused();
  await expect(timsPanel.getByRole("article")).toHaveText(/Who shows the flat/);
  await replyIn(tim, "I do");

  const root = messageOf(jana.page, "Who shows the flat?");
  const bar = root.getByRole("button", { name: /1 reply 1 unread reply/ });
  await expect(bar).toBeVisible();
  await expect(jana.page.getByRole("link", { name: "Threads 1 thread with unread replies" })).toBeVisible();
  await expect(jana.page.getByRole("log", { name: "Messages" }).getByText("I do")).toHaveCount(0);
  await takeScreenshot(jana.page, "thread-bar");

  await bar.focus();
  await jana.page.keyboard.press("Enter");
  const janasPanel = panelOf(jana);
  await expect(janasPanel.getByText("I do")).toBeVisible();
  await expect(jana.page.getByRole("link", { name: "Threads", exact: true })).toBeVisible();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "thread-panel");

  await janasPanel.getByRole("textbox", { name: "Message" }).pressSequentially("Thank");
  await expect(timsPanel.getByText("Jana Roth is typing").first()).toBeVisible();
  await jana.page.reload();
  await expect(janasPanel.getByRole("textbox", { name: "Message" })).toHaveValue("Thank");

  await janasPanel.getByRole("checkbox", { name: "Also send to conversation" }).check();
  await replyIn(jana, "Thank you");
  await expect(timsPanel.getByText("Thank you")).toBeVisible();
  const inConversation = tim.page
    .getByRole("main")
    .getByRole("log")
    .getByRole("article")
    .filter({ hasText: "Thank you" });
  await expect(inConversation.getByRole("button", { name: "Replied in a thread" })).toBeVisible();
  await expect(janasPanel.getByRole("checkbox", { name: "Also send to conversation" })).not.toBeChecked();

  await jana.page.keyboard.press("Escape");
  await expect(janasPanel).toHaveCount(0);
});

test("a reply written without a network goes out once it is back, in its thread [F3.6] [F4.1]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Are you there?");
  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  await chooseAction(tim.page, "Are you there?", "Reply in thread");
  await expect(panelOf(tim).getByRole("article")).toHaveText(/Are you there/);
  await tim.page.context().setOffline(true);
  await replyIn(tim, "On the train");
  await expect(panelOf(tim).getByText("On the train")).toBeVisible();
  await tim.page.context().setOffline(false);
  await expect(messageOf(jana.page, "Are you there?").getByRole("button", { name: /1 reply/ })).toBeVisible();
  await expect(panelOf(tim).getByText("Waiting for the connection")).toHaveCount(0);
});

test("the overview lists followed threads, and leads into them, on a phone as well [F4.1]", async ({
  twoPeople,
  newPage,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Is the contract signed?");
  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  await chooseAction(tim.page, "Is the contract signed?", "Reply in thread");
  await replyIn(tim, "Since this morning");

  await jana.page.getByRole("link", { name: /^Threads/ }).click();
  const card = jana.page.getByRole("article", { name: "Is the contract signed?" });
  await expect(card).toContainText("Since this morning");
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "threads");
  await card.getByRole("link", { name: "Open thread: Is the contract signed?" }).click();
  await expect(panelOf(jana).getByText("Since this morning")).toBeVisible();
  const address = jana.page.url();

  const phone = await newPage({
    viewport: { width: 390, height: 844 },
    storageState: await jana.page.context().storageState(),
  });
  await phone.goto(address);
  await expect(phone.getByRole("main", { name: /^Thread in/ }).getByText("Since this morning")).toBeVisible();
  await checkAxe(phone);
  await takeScreenshot(phone, "thread-phone");
  await phone.getByRole("button", { name: "Back" }).click();
  await expect(phone.getByRole("main", { name: tim.name })).toBeVisible();
});
