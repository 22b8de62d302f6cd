import type { PickablePerson } from "@parley/ui";
import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useClientState } from "../workspaces/workspace-context";
import { getPresence } from "./names";

export interface PickablePeople {
  readonly people: readonly PickablePerson[];
  readonly loading: boolean;
  /** Why nobody can be shown. */
  readonly error: unknown;
  setQuery(query: string): void;
}

/** People of the workspace by what is typed, fetched, for a people picker with `filter="none"`. */
export function usePickablePeople(unavailable: ReadonlyMap<string, string> = new Map()): PickablePeople {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const presences = useClientState((state) => state.presences);
  const list = trpc.members.list.useQuery(asked ? { query: asked } : {}, { placeholderData: keepPreviousData });
  const people = (list.data?.items ?? []).map((member): PickablePerson => {
    const reason = unavailable.get(member.id);
    return {
      id: member.id,
      name: member.name,
      detail: member.email ?? t(`roles.${member.role}`),
      presence: getPresence({ presences }, member.id),
      ...(reason && { unavailable: reason }),
    };
  });
  return { people, loading: list.isFetching, error: list.error, setQuery };
}
