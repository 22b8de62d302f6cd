import type { ConversationListLabels } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";

/** The texts of the conversation list. */
export function getListLabels(t: Translate): ConversationListLabels {
  return {
    navigation: t("sidebar.navigation"),
    loading: t("common.loading"),
    loadMore: t("common.loadMore"),
    errorTitle: t("sidebar.errorTitle"),
    errorDescription: t("errors.network"),
    retry: t("common.retry"),
    unread: (count) => t("sidebar.unread", { count }),
    mentions: (count) => t("sidebar.mentions", { count }),
    presence: (status) => t(`presence.${status}`),
    muted: t("sidebar.muted"),
    pinned: t("sidebar.pinned"),
    draft: t("sidebar.draft"),
    failed: t("sidebar.failed"),
  };
}
