import { randomUUID } from "node:crypto";
import { createParleyClient } from "@parley/api";
import { chromium, type Page } from "@playwright/test";
import type { Bench, BenchContext } from "../../../scripts/bench-contract.js";
import { startServer } from "../e2e/start-server";

const LONG = 10_000;
const SHORT = 200;
const SWITCHES = 21;
/** Messages sent at once, so that they share commits. */
const TOGETHER = 50;
/** Pixels of one turn of the wheel, and how many of them reach the beginning. */
const TURN = 1_500;
const MOST_TURNS = 2_000;
const PASSWORD = "correct horse battery staple";

interface Stage {
  page: Page;
  long: string;
  short: string;
}

/** A browser that shows a workspace with a conversation of `messages`, and a short one. */
async function onStage<Result>(
  { log }: BenchContext,
  messages: number,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const email = `${randomUUID()}@bench.test`;
    const account = { workspaceName: "Bench", name: "Owner", email, password: PASSWORD };
    const anonymous = createParleyClient({ url: server.url });
    const { token } = await anonymous.auth.signUp.mutate({ ...account, issue: "token" });
    const owner = createParleyClient({ url: server.url, token });
    const fill = async (name: string, count: number) => {
      const { conversation } = await owner.groups.create.mutate({ name, visibility: "private" });
      for (let sent = 0; sent < count; sent += TOGETHER) {
        const texts = Array.from({ length: TOGETHER }, (_, index) =>
          `Message ${sent + index} `.repeat((index % 9) + 1),
        );
        await Promise.all(
          texts.map((text) =>
            owner.messages.send.mutate({ conversationId: conversation.id, nonce: randomUUID(), text }),
          ),
        );
      }
      return name;
    };
    log(`writing ${messages + SHORT} messages`);
    const [long, short] = [await fill("Long", messages), await fill("Short", SHORT)];
    const page = await browser.newPage({ baseURL: server.url, viewport: { width: 1280, height: 800 } });
    await page.goto("/sign-in");
    await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: short, exact: true }).waitFor();
    return await work({ page, long, short });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("main", { name }).getByRole("article").last().waitFor();
}

/** Milliseconds from the click on a conversation until its messages have been painted. */
async function measureSwitch(page: Page, name: string): Promise<number> {
  const link = await page.getByRole("link", { name, exact: true }).elementHandle();
  return page.evaluate(
    async ([target, wanted]) => {
      const begin = performance.now();
      (target as HTMLElement).click();
      // A frame begins when the one before it is on the screen.
      for (let left = 2; left > 0; ) {
        await new Promise((done) => requestAnimationFrame(done));
        if (document.querySelector(`main[aria-label="${wanted}"] article`) !== null) left -= 1;
      }
      return performance.now() - begin;
    },
    [link, name] as const,
  );
}

/** Longest time between two frames, in milliseconds, while the wheel turns up to the first message. */
async function measureScroll(page: Page): Promise<number> {
  // As text: the loader of the benchmarks gives functions with names helpers that the page does not know.
  await page.evaluate(`
    window.benchFrames = { longest: 0, last: performance.now() };
    requestAnimationFrame(function look(now) {
      benchFrames.longest = Math.max(benchFrames.longest, now - benchFrames.last);
      benchFrames.last = now;
      requestAnimationFrame(look);
    });
  `);
  await page.getByRole("log", { name: "Messages" }).hover();
  // One turn for each frame. Looked for by the page itself: a question by role and text costs a frame as much as its messages do.
  const isAtBeginning = () =>
    page.evaluate<boolean>(`new Promise((answer) => requestAnimationFrame(() => {
      const [first] = document.querySelectorAll("[role=log] article");
      answer(first?.textContent.includes("Message 0 ") ?? false);
    }))`);
  for (let turn = 0; !(await isAtBeginning()); turn += 1) {
    if (turn === MOST_TURNS) throw new Error("The first message did not come into view.");
    await page.mouse.wheel(0, -TURN);
  }
  return page.evaluate(() => (Reflect.get(window, "benchFrames") as { longest: number }).longest);
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** What somebody feels of the web app's speed, in a real browser. */
export const benches: Bench[] = [
  {
    name: "web.switch",
    run: (context) =>
      onStage(context, SHORT, async ({ page, long, short }) => {
        for (const name of [long, short]) await open(page, name);
        const times: number[] = [];
        for (let index = 0; index < SWITCHES; index += 1)
          times.push(await measureSwitch(page, index % 2 === 0 ? long : short));
        return { value: median(times), unit: "ms", n: SWITCHES, goal: { of: "value", atMost: 100 } };
      }),
  },
  {
    name: "web.scroll",
    run: (context) =>
      onStage(context, LONG, async ({ page, long }) => {
        await open(page, long);
        const value = await measureScroll(page);
        return { value, unit: "ms, the longest frame", n: LONG, goal: { of: "value", atMost: 50 } };
      }),
  },
];
