import { startPostgres } from "./start-postgres.js";

// Starts a server, prints its address and folder and does nothing more until it is killed.
const { url, folder } = await startPostgres();
process.stdout.write(`${url}\n${folder}\n`);
setInterval(() => {}, 60_000);
