import { createParleyClient } from "@parley/api";
import { expect, test } from "vitest";
import { eventually } from "../testing/eventually.js";
import { testEmail } from "../testing/identity-factories.js";
import { createFolderServers } from "../testing/servers/folder-servers.js";

const folder = createFolderServers();
const start = (...options: string[]) => folder.start({}, options);

test("a demo killed while it is written is there in whole after the next start, which says who can sign in", async () => {
  const first = start("--demo");
  await eventually("it is being written", () => first.output.includes("Writing the demo workspace"), 45_000);
  await first.end("SIGKILL");

  const second = start("--demo");
  const url = await second.ready();
  expect(second.output).toContain("Writing the demo workspace");
  expect(second.output.trimEnd().split("\n").at(-1)).toContain("Parley is ready at");
  const password = /password (\S+)/.exec(second.output)?.[1] ?? "";
  const [, email = "", role] = /^ {2}(\S+@\S+) +(guest)/m.exec(second.output) ?? [];
  const { token } = await createParleyClient({ url }).auth.signIn.mutate({ email, password, issue: "token" });
  const { conversations, me } = await createParleyClient({ url, token }).live.bootstrap.query();
  expect(me.role).toBe(role);
  expect(conversations.length).toBeGreaterThan(1);
  expect(conversations.some(({ unreadCount }) => unreadCount > 0)).toBe(true);
  await second.end("SIGTERM");

  const third = start("--demo");
  await third.ready();
  expect(third.output).not.toContain("Writing the demo workspace");
  expect(third.output).toContain(`password ${password}`);
}, 120_000);

test("a data folder with people of its own is refused in one sentence", async () => {
  const first = start();
  const url = await first.ready();
  expect(first.output).not.toContain("demo");
  const owner = { workspaceName: "Acme", name: "Ada", email: testEmail(), password: "correct horse" };
  await createParleyClient({ url }).auth.signUp.mutate(owner);
  await first.end("SIGTERM");
  const second = start("--demo");
  expect(await second.ended()).toBe(1);
  expect(second.output).toMatch(/^DATA_DIR is not right: there are accounts already/m);
  expect(second.output).not.toContain("    at ");
}, 120_000);
