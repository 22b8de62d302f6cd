import type { Language } from "../../lib/i18n/texts";
import type { WorkspaceSession } from "../../sync/workspace-session";
import { renewPush } from "./push-device";

/** What the server is to know of this device once the app is open: that it is told, and which language its reader speaks. */
export async function keepDevices({ client, store }: WorkspaceSession, language: Language): Promise<void> {
  await renewPush(client);
  // The first device says; after that the settings do.
  if (store.get().preferences.notifications.language === null)
    await client.preferences.set.mutate({ notifications: { language } });
}
