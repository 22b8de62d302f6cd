import { main as start } from "./start.mjs";

/**
 * `npm run demo`: `npm start` with a demo workspace, on a data folder of its own.
 * @param {string[]} args handed to the server
 */
export function main(args) {
  process.env.DATA_DIR ||= "./.data-demo";
  return start(["--demo", ...args]);
}
