import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LoggedLines } from "../testing/fakes/logged-lines.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { MailServer } from "../testing/mail-server.js";
import { createMailer, type Mail } from "./mailer.js";

const mail: Mail = {
  id: "5f1c6a4e-0000-4000-8000-000000000001",
  to: { name: "Jörg Müller", address: "joerg@example.com" },
  subject: "Zwei Schlüssel",
  text: "Guten Tag",
  html: "<p>Guten Tag</p>",
  unsubscribeUrl: "https://parley.example/hooks/digest/abc",
};
const from = "parley@parley.example";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-mail-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("without SMTP_URL a mail is written to the outbox and shown in the log [F6.5]", async () => {
  const lines = new LoggedLines();
  const mailer = createMailer({ smtpUrl: undefined, from, dataDir: folder, logger: lines.logger });
  await mailer.send(mail);
  await mailer.send(mail);
  const files = await readdir(join(folder, "outbox"));
  expect(files).toEqual([`${mail.id}.eml`]);
  const written = await readFile(join(folder, "outbox", files[0] ?? ""), "utf8");
  expect(written).toContain(`Message-ID: <${mail.id}@parley.example>`);
  expect(lines.raw).toHaveLength(2);
  expect(lines.raw[0]).toContain(mail.subject);
  expect(lines.raw[0]).not.toContain(mail.to.address);
});

test("a mail server that is away is a failure", async () => {
  const server = new MailServer();
  const smtpUrl = await server.open();
  await createMailer({ smtpUrl, from, dataDir: folder, logger: silentLogger }).send(mail);
  expect(server.mails).toMatchObject([{ recipients: ["joerg@example.com"] }]);
  await server.close();
  const away = createMailer({ smtpUrl, from, dataDir: folder, logger: silentLogger }).send(mail);
  await expect(away).rejects.toThrow("ECONNREFUSED");
});
