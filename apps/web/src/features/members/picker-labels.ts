import type { PeoplePickerLabels } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";

/** The texts of a people picker. */
export function getPickerLabels(t: Translate): PeoplePickerLabels {
  return {
    search: t("newConversation.search"),
    placeholder: t("newConversation.placeholder"),
    people: t("newConversation.people"),
    remove: (name) => t("newConversation.remove", { name }),
    empty: t("newConversation.noneFound"),
    loading: t("common.loading"),
  };
}
