import type { PeoplePickerLabels } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import type { Translate } from "../../lib/i18n/texts";

/** The texts of a people picker. `error`: why there is nobody to pick from, if that is not because nobody was found. */
export function getPickerLabels(t: Translate, error: unknown): PeoplePickerLabels {
  return {
    search: t("newConversation.search"),
    placeholder: t("newConversation.placeholder"),
    people: t("newConversation.people"),
    remove: (name) => t("newConversation.remove", { name }),
    empty: error ? describeError(t, error) : t("newConversation.noneFound"),
    loading: t("common.loading"),
  };
}
