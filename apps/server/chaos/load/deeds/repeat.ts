import { sendOnce } from "../persistent-send.js";
import type { Deed } from "./deed.js";

/** The same again, as after an answer that got lost. */
export const repeat: Deed = async ({ sent, random, sender }) => {
  if (sent.length > 0) await sendOnce(sender, random.pick(sent).draft);
};
