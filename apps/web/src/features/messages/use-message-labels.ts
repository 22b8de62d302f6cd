import { toPlainText } from "@parley/api";
import type { MessageListLabels } from "@parley/ui";
import { useMemo } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useClientState, useIsConnected } from "../workspaces/workspace-context";
import { getMentionNames } from "./describe-message";
import { getMessageLabels } from "./message-labels";

/** The texts of the message list, as long as the connection and the names in it stay the same. */
export function useMessageLabels(): MessageListLabels {
  const { t } = useTranslation();
  const members = useClientState((state) => state.members);
  const isConnected = useIsConnected();
  return useMemo(
    () => getMessageLabels(t, isConnected, (text) => toPlainText(text, getMentionNames({ members }, t))),
    [t, isConnected, members],
  );
}
