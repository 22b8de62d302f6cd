import { conversationsTexts } from "./conversations-texts";
import { entranceTexts } from "./entrance-texts";
import { errorsTexts } from "./errors-texts";
import { reactionsTexts } from "./reactions-texts";
import { searchTexts } from "./search-texts";
import { workspaceTexts } from "./workspace-texts";

/** Every text of the web app in English; the shape of all other languages. */
export const en = {
  ...entranceTexts,
  ...reactionsTexts,
  ...searchTexts,
  ...workspaceTexts,
  ...conversationsTexts,
  ...errorsTexts,
};
