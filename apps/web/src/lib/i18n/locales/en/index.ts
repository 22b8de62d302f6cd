import { conversationsTexts } from "./conversations-texts";
import { entranceTexts } from "./entrance-texts";
import { errorsTexts } from "./errors-texts";
import { reactionsTexts } from "./reactions-texts";
import { receiptsTexts } from "./receipts-texts";
import { searchTexts } from "./search-texts";
import { threadsTexts } from "./threads-texts";
import { workspaceTexts } from "./workspace-texts";

/** Every text of the web app in English; the shape of all other languages. */
export const en = {
  ...entranceTexts,
  ...reactionsTexts,
  ...receiptsTexts,
  ...searchTexts,
  ...threadsTexts,
  ...workspaceTexts,
  ...conversationsTexts,
  ...errorsTexts,
};
