import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
const origins = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)));

const Environment = z.object({
  PORT: port.default(3_000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: url.optional(),
  ALLOWED_ORIGINS: origins.prefault(""),
  DATA_DIR: z.string().min(1).default("./.data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  RATE_LIMIT_SCALE: z.coerce.number().positive().max(1_000_000).default(1),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,200}$/, "it takes 16 to 200 letters, digits and the signs . _ ~ + / = -")
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** Everything an operator can set, checked. */
export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  allowedOrigins: readonly string[];
  dataDir: string;
  /** Unset: the embedded database. */
  databaseUrl: string | undefined;
  /** Unset: this process is the only one. */
  redisUrl: string | undefined;
  /** Unset: mails are written to `outbox` in the data folder. */
  smtpUrl: string | undefined;
  /** Whom mails come from. */
  mailFrom: string;
  trustedProxies: number;
  /** Multiplies every rate limit. */
  rateLimitScale: number;
  /** What whoever reads /metrics must show; unset: only this machine may. */
  metricsToken: string | undefined;
  logLevel: string;
}

/** A wrong value in the environment; the message names the variable. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads the environment. Empty values count as unset. Throws `ConfigError` with a sentence that names what is wrong. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? "The environment");
    throw new ConfigError(
      `${name} is not right: ${issue?.message ?? "unknown"}. It is set to "${shown(name, given[name])}".`,
    );
  }
  const values = parsed.data;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    allowedOrigins: values.ALLOWED_ORIGINS,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `parley@${new URL(publicUrl).hostname}`,
    trustedProxies: values.TRUSTED_PROXIES,
    rateLimitScale: values.RATE_LIMIT_SCALE,
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
  };
}

/** Addresses may hold a password: it is never shown, nor are tokens. */
function shown(name: string, value: string | undefined): string {
  if (name.endsWith("_TOKEN")) return "…";
  return name.endsWith("_URL") ? (value ?? "").replace(/\/\/[^@/]*@/, "//…@") : (value ?? "");
}
