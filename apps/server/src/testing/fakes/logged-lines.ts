import { createLogger, type Logger } from "../../observability/logger.js";

/** One line of the log, parsed; pino's levels: 20 debug, 30 info, 40 warn, 50 error. */
export interface LoggedLine {
  level: number;
  msg: string;
  requestId?: string;
  connectionId?: string;
  procedure?: string;
  err?: { type: string; stack?: string[] };
}

/** The product's own logger at its most talkative, writing into memory. */
export class LoggedLines {
  /** Each line as it would stand in the log. */
  readonly raw: string[] = [];
  readonly logger: Logger = createLogger("trace", { write: (line) => void this.raw.push(line) });

  all(): LoggedLine[] {
    return this.raw.map((line) => JSON.parse(line) as LoggedLine);
  }

  /** Lines about one request or call. */
  about(requestId: string): LoggedLine[] {
    return this.all().filter((line) => line.requestId === requestId);
  }

  /** Lines that call somebody: faults of the server. */
  faults(): LoggedLine[] {
    return this.all().filter(({ level }) => level >= 50);
  }
}
