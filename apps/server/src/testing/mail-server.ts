import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it arrived. */
export interface ArrivedMail {
  /** Of the envelope: who really gets it. */
  recipients: string[];
  /** Header lines, unfolded, by name in lower case. */
  headers: Map<string, string[]>;
  /** Everything, as it travelled. */
  raw: string;
  /** Its parts, decoded. */
  body: string;
}

/** A real SMTP server that keeps what it takes. */
export class MailServer {
  readonly mails: ArrivedMail[] = [];
  /** Refuses mails for a while; `hang` leaves them without an answer. */
  fault: "none" | "refuse" | "hang" = "none";
  /** Told as soon as a mail is taken, before its sender learns of it. */
  onTaken: () => Promise<void> | void = () => undefined;
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => void this.take(session.envelope.rcptTo, Buffer.concat(chunks), callback));
      },
    });
  }

  private async take(to: readonly { address: string }[], data: Buffer, answer: (error?: Error) => void): Promise<void> {
    if (this.fault === "hang") return;
    if (this.fault === "refuse") {
      answer(Object.assign(new Error("Try again later"), { responseCode: 451 }));
      return;
    }
    const recipients = to.map(({ address }) => address);
    this.mails.push(parse(recipients, data.toString("utf8")));
    await this.onTaken();
    answer();
  }

  /** Gives its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function parse(recipients: string[], raw: string): ArrivedMail {
  const [head = ""] = raw.split("\r\n\r\n", 1);
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const [name = "", ...rest] = line.split(":");
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), rest.join(":").trim()]);
  }
  const parts = raw.split(/^--.*$/m).map((part) => {
    const [partHead = "", ...rest] = part.split("\r\n\r\n");
    const content = rest.join("\r\n\r\n");
    if (/encoding: base64/i.test(partHead)) return Buffer.from(content, "base64").toString("utf8");
    return /encoding: quoted-printable/i.test(partHead) ? decodeQuoted(content) : content;
  });
  return { recipients, headers, raw, body: parts.join("\n") };
}

function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([\dA-F]{2})/g, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
