import type { Texts } from "../../texts";
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

/** Every text of the web app in German. */
export const de: Texts = {
  ...entranceTexts,
  ...notificationsTexts,
  ...reactionsTexts,
  ...receiptsTexts,
  ...previewsTexts,
  ...scheduledTexts,
  ...searchTexts,
  ...threadsTexts,
  ...workspaceTexts,
  ...conversationsTexts,
  ...errorsTexts,
  ...writingTexts,
  ...mentionsTexts,
};
