import { fileURLToPath } from "node:url";
import { assertServiceRole, migrate, openDatabase } from "@parley/db";
import { openCluster } from "./cluster/open-cluster.js";
import { readConfig } from "./config.js";
import { createLogger } from "./observability/logger.js";
import { startupSentence } from "./startup-sentence.js";

const WEB_DIRECTORY = fileURLToPath(new URL("../../web/dist", import.meta.url));

async function start(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  // The database opens while the rest of the program is read: on a small machine that saves a quarter of a second.
  const [{ createApp }, db, cluster] = await Promise.all([
    import("./app.js"),
    openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, logger }),
    openCluster(config.redisUrl, logger),
  ]);
  await migrate(db);
  await assertServiceRole(db);
  const app = createApp({ db, config, logger, cluster, webDirectory: WEB_DIRECTORY });
  await app.container.prepare();
  const demo = process.argv.includes("--demo") ? await import("./demo/index.js") : undefined;
  await demo?.seedDemo({ db, container: app.container, onBegin: () => console.log("Writing the demo workspace …") });
  const port = await app.listen();

  const stop = (signal: string) => {
    logger.info({ signal }, "stopping");
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
  process.on("unhandledRejection", (error) => logger.error({ err: error }, "a rejection nobody handled"));

  if (db.kind === "embedded")
    console.log(
      "The embedded database keeps everything through a killed process, not through a power cut; for that, set DATABASE_URL to a Postgres.",
    );
  if (config.rateLimitScale !== 1)
    console.log(`Rate limits are scaled by ${config.rateLimitScale} (RATE_LIMIT_SCALE).`);
  if (demo !== undefined) console.log(demo.describeDemo());
  const shownUrl = config.port === 0 ? `http://localhost:${port}` : config.publicUrl;
  console.log(`Parley is ready at ${shownUrl}`);
}

start().catch((error: unknown) => {
  console.error(startupSentence(error));
  process.exit(1);
});
