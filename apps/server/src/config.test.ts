import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.js";

describe("readConfig", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      allowedOrigins: [],
      dataDir: "./.data",
      databaseUrl: undefined,
      redisUrl: undefined,
      smtpUrl: undefined,
      mailFrom: "parley@localhost",
      trustedProxies: 0,
      rateLimitScale: 1,
      metricsToken: undefined,
      logLevel: "info",
    });
  });

  it("derives PUBLIC_URL from PORT and takes empty values for unset", () => {
    expect(readConfig({ PORT: "8080", PUBLIC_URL: "" }).publicUrl).toBe("http://localhost:8080");
  });

  it("cuts trailing slashes, and origins down to origins", () => {
    const config = readConfig({
      PUBLIC_URL: "https://chat.example.com/",
      ALLOWED_ORIGINS: "https://a.example/, https://b.example:8443",
    });
    expect(config.publicUrl).toBe("https://chat.example.com");
    expect(config.allowedOrigins).toEqual(["https://a.example", "https://b.example:8443"]);
  });

  it.each([
    ["PORT", "seventy"],
    ["PORT", "70000"],
    ["PUBLIC_URL", "chat.example.com"],
    ["PUBLIC_URL", "ftp://chat.example.com"],
    ["ALLOWED_ORIGINS", "https://ok.example, nonsense"],
    ["DATABASE_URL", "mysql://localhost/parley"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "http://localhost:6379"],
    ["SMTP_URL", "https://mail.example.com"],
    ["MAIL_FROM", "nobody"],
    ["TRUSTED_PROXIES", "-1"],
    ["RATE_LIMIT_SCALE", "0"],
    ["METRICS_TOKEN", "too short"],
    ["LOG_LEVEL", "loud"],
  ])("stops the start with a sentence that names %s when it is %s", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it.each(["redis://localhost", "redis://:secret@redis:6379/2", "rediss://redis.example.com:6380"])(
    "takes %s for a Redis",
    (url) => {
      expect(readConfig({ REDIS_URL: url }).redisUrl).toBe(url);
    },
  );

  it("never shows a password", () => {
    expect(() => readConfig({ DATABASE_URL: "mysql://parley:hunter2@db/parley" })).toThrow(
      /^(?!.*hunter2).*DATABASE_URL/,
    );
  });
});
