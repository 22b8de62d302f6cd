import type { ConversationListLabels } from "@parley/ui";
import type { TFunction } from "i18next";

/** The texts of the conversation list. */
export function getListLabels(t: TFunction): ConversationListLabels {
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
