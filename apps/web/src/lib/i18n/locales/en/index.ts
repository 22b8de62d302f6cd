import { conversationsTexts } from "./conversations-texts";
import { entranceTexts } from "./entrance-texts";
import { errorsTexts } from "./errors-texts";
import { mentionsTexts } from "./mentions-texts";
import { notificationsTexts } from "./notifications-texts";
import { previewsTexts } from "./previews-texts";
import { reactionsTexts } from "./reactions-texts";
import { receiptsTexts } from "./receipts-texts";
import { scheduledTexts } from "./scheduled-texts";
import { searchTexts } from "./search-texts";
import { threadsTexts } from "./threads-texts";
import { workspaceTexts } from "./workspace-texts";
import { writingTexts } from "./writing-texts";

/** Every text of the web app in English; the shape of all other languages. */
export const en = {
  ...entranceTexts,
  ...notificationsTexts,
  ...reactionsTexts,
  ...receiptsTexts,
  ...searchTexts,
  ...threadsTexts,
  ...workspaceTexts,
  ...conversationsTexts,
  ...errorsTexts,
  ...writingTexts,
  ...mentionsTexts,
  ...previewsTexts,
  ...scheduledTexts,
};
