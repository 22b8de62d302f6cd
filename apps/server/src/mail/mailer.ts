import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "../observability/logger.js";

/** A mail to one person. Names and subjects may hold anything: they are encoded, and no line break begins a header. */
export interface Mail {
  /** Unique, the same for each attempt, so that a mailbox that gets two can tell: becomes the Message-ID. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** An address that turns such mails off with one POST (RFC 8058). */
  unsubscribeUrl: string;
}

/** Sends mails. */
export interface Mailer {
  /** Throws when the mail server is away, too slow or refuses. */
  send(mail: Mail): Promise<void>;
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with name and password where it wants them; unset: mails are written to `outbox` in the data folder. */
  smtpUrl: string | undefined;
  /** Whom mails come from. */
  from: string;
  dataDir: string;
  logger: Logger;
}

/** For each step with the mail server, in milliseconds. */
const STEP_MS = 8_000;

/** The only place that knows nodemailer. */
export function createMailer({ smtpUrl, from, dataDir, logger }: MailerOptions): Mailer {
  const host = from.slice(from.lastIndexOf("@") + 1);
  const compose = ({ id, unsubscribeUrl, ...mail }: Mail) => ({
    ...mail,
    from: { name: "Parley", address: from },
    messageId: `<${id}@${host}>`,
    headers: { "Auto-Submitted": "auto-generated", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    list: { unsubscribe: unsubscribeUrl },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (smtpUrl === undefined)
    return {
      send: async (mail) => {
        const { createTransport } = await import("nodemailer");
        const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(compose(mail));
        const folder = join(dataDir, "outbox");
        await mkdir(folder, { recursive: true });
        const file = join(folder, `${mail.id}.eml`);
        await writeFile(file, message as Buffer);
        // Without the address: no log holds any.
        logger.info({ subject: mail.subject, file }, "a mail was written, since SMTP_URL is not set");
      },
    };
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const server = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(url.username !== "" && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
  };
  return {
    send: async (mail) => {
      const { createTransport } = await import("nodemailer");
      await createTransport(server).sendMail(compose(mail));
    },
  };
}
