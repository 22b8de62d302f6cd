import type { PeoplePickerLabels } from "@parley/ui";
import type { TFunction } from "i18next";

/** The texts of a people picker. */
export function getPickerLabels(t: TFunction): PeoplePickerLabels {
  return {
    search: t("newConversation.search"),
    placeholder: t("newConversation.placeholder"),
    people: t("newConversation.people"),
    remove: (name) => t("newConversation.remove", { name }),
    empty: t("newConversation.noneFound"),
    loading: t("common.loading"),
  };
}
