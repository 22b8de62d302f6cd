import { lockDataFolder } from "./data-folder-lock.js";

// Takes the lock of the folder named on the command line and keeps it until it is killed.
await lockDataFolder(process.argv[2] ?? "");
process.stdout.write("locked\n");
setInterval(() => {}, 60_000);
