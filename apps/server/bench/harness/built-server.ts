import { fileURLToPath } from "node:url";

type AppModule = typeof import("../../src/app.js");
type ConfigModule = typeof import("../../src/config.js");
type LoggerModule = typeof import("../../src/observability/logger.js");

/** One module of the server as it was built, not its source: what is measured is what is shipped. */
const built = (path: string): Promise<unknown> => import(fileURLToPath(new URL(`../../dist/${path}`, import.meta.url)));

/** The modules a program of the harness puts a server together from. */
export async function loadBuiltServer() {
  const [app, config, logger] = await Promise.all([
    built("app.js"),
    built("config.js"),
    built("observability/logger.js"),
  ]);
  return {
    createApp: (app as AppModule).createApp,
    readConfig: (config as ConfigModule).readConfig,
    createLogger: (logger as LoggerModule).createLogger,
  };
}
