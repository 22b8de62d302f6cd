// Loaded into the tested server before its own program: push services are reached by one name, which stands for the stand-in on
// this machine. Everything else about them stays as it is shipped.
import { pushRules } from "../../server/dist/features/push/push-rules.js";

const port = Number(process.env.PUSH_STAND_IN_PORT);
Object.assign(pushRules, {
  resolve: (/** @type {string} */ name) => Promise.resolve(name === "push.test" ? ["127.0.0.1"] : []),
  isAllowedAddress: (/** @type {string} */ address) => address === "127.0.0.1",
  isAllowedPort: (/** @type {number} */ asked) => asked === port,
  protocol: "http:",
});
