import type postgres from "postgres";
import { toInstant } from "./instant.js";

/** timestamp[], date[], timestamptz[], numeric[] */
const OVERRIDDEN_ARRAYS = [1115, 1182, 1185, 1231];
const OID = { bigint: 20, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;

const RECONNECT_CAP_SECONDS = 1;

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The number ${text} is too large`);
  return value;
}

function toTimestampParameter(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/**
 * Options shared by every connection, to Postgres and to the embedded database alike. They fix how values travel:
 * bigint as number, timestamptz as ISO string, date as `YYYY-MM-DD`.
 */
export function postgresOptions() {
  return {
    types: {
      bigint: { to: OID.bigint, from: [OID.bigint], parse: toSafeInteger, serialize: String },
      date: {
        to: OID.timestamptz,
        from: [OID.timestamp, OID.timestamptz],
        parse: toInstant,
        serialize: toTimestampParameter,
      },
      day: { to: OID.date, from: [OID.date], parse: String, serialize: String },
    },
    fetch_types: true, // uuid[] parameters need it
    max_pipeline: 100,
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, RECONNECT_CAP_SECONDS) * (0.5 + Math.random() / 2),
    onnotice: () => {},
    connection: { application_name: "parley", TimeZone: "UTC", DateStyle: "ISO, MDY" },
  };
}

/** Drizzle replaces a client's parsers of dates and their arrays when it is put on top; this puts ours back. */
export function restoreDateParsers(client: postgres.Sql): void {
  for (const oid of OVERRIDDEN_ARRAYS) {
    // the driver fills these in itself, from what it finds on connecting
    delete client.options.parsers[oid];
    delete client.options.serializers[oid];
  }
  for (const oid of [OID.timestamp, OID.timestamptz]) {
    client.options.parsers[oid] = toInstant;
    client.options.serializers[oid] = toTimestampParameter;
  }
}

/** Shares out connections: transactions hold theirs longer, single statements are pipelined. */
export function shareConnections(maxConnections: number): { transactions: number; statements: number } {
  const statements = Math.max(1, Math.floor(maxConnections / 4));
  return { statements, transactions: Math.max(1, maxConnections - statements) };
}
