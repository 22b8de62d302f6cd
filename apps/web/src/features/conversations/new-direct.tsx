import { PeoplePicker } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getPickerLabels } from "../members/picker-labels";
import { usePickablePeople } from "../members/use-pickable-people";
import { useOpenDirect } from "./use-open-direct";

/** Picks the person to write to; the pick opens the conversation. */
export function NewDirect({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const { people, loading, error, setQuery } = usePickablePeople();
  const openDirect = useOpenDirect(onDone);
  return (
    <PeoplePicker
      people={people}
      selected={[]}
      onSelectedChange={([person]) => {
        if (person && !openDirect.isPending) openDirect.mutate(person.id);
      }}
      multiple={false}
      filter="none"
      onQueryChange={setQuery}
      loading={loading || openDirect.isPending}
      labels={getPickerLabels(t, error)}
    />
  );
}
