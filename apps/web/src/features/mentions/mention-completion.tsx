import type { Member, MentionsSuggestOutput } from "@parley/api";
import { type Completion, filterPeople, MentionList, type MentionOption } from "@parley/ui";
import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { Translate } from "../../lib/i18n/texts";
import { trpc } from "../../lib/trpc";
import { getPresence } from "../members/names";
import { receiveMembers } from "../members/receive-members.js";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import type { MentionForm } from "./create-written-form";

export interface MentionCompletionProps {
  completion: Completion;
  conversationId: string;
  threadRootId: string | undefined;
  form: MentionForm;
}

/** Who can be mentioned where somebody writes, by what they have typed. Without the network, those who are known here. */
export function MentionCompletion({ completion, conversationId, threadRootId, form }: MentionCompletionProps) {
  const { t } = useTranslation();
  const { store } = useWorkspaceSession();
  const presences = useClientState((state) => state.presences);
  const members = useClientState((state) => state.members);
  const meId = useClientState((state) => state.meId);
  const query = useDeferredValue(completion.query.trim());
  const list = trpc.mentions.suggest.useQuery(
    { conversationId, ...(threadRootId && { threadRootId }), ...(query && { query }) },
    { placeholderData: keepPreviousData, retry: false, networkMode: "always" },
  );
  const known = () => Object.values(members).filter(({ id, deactivatedAt }) => id !== meId && deactivatedAt === null);
  const found = list.data?.items ?? (list.isError ? known().map((member) => ({ member, outside: false })) : []);
  const outside = new Set(found.flatMap((one) => (one.outside ? [one.member.id] : [])));
  const people = found.map(
    ({ member: { id, name } }): MentionOption => ({
      id,
      name,
      kind: "person",
      presence: getPresence({ presences }, id),
      ...(outside.has(id) && { detail: t("mentions.outside") }),
    }),
  );
  // What was found for less typed may hold too many.
  const fitting = filterPeople(
    people.map(({ detail: _, ...person }) => person),
    completion.query,
  );
  const options = [
    ...people.filter(({ id }) => fitting.some((person) => person.id === id)),
    ...getBroadcasts(list.data, threadRootId !== undefined, completion.query, t),
  ];

  const pick = ({ id, kind }: MentionOption) => {
    const member: Member | undefined = found.find((one) => one.member.id === id)?.member;
    // So that the name is known where the text shows.
    if (kind === "person" && member) store.update((state) => receiveMembers(state, [member]));
    completion.pick(`${form.label(id)} `);
  };
  return (
    <MentionList
      completion={completion}
      options={options}
      loading={list.isPending}
      onPick={pick}
      labels={{
        people: t("mentions.people"),
        loading: t("mentions.loading"),
        found: (count) => t("mentions.found", { count }),
      }}
    />
  );
}

/** The words that call all, where the reader may and they fit what is typed. */
function getBroadcasts(
  answer: MentionsSuggestOutput | undefined,
  inThread: boolean,
  query: string,
  t: Translate,
): MentionOption[] {
  if (answer?.everyone == null) return [];
  const options: MentionOption[] = [
    {
      id: "here",
      name: t("mentions.here"),
      kind: "broadcast",
      detail: t(inThread ? "mentions.hereInThread" : "mentions.hereDetail"),
    },
    {
      id: "everyone",
      name: t("mentions.everyone"),
      kind: "broadcast",
      detail: t(inThread ? "mentions.everyoneInThread" : "mentions.everyoneDetail", { count: answer.everyone }),
    },
  ];
  const typed = query.toLocaleLowerCase();
  return options.filter(({ id, name }) => [id, name].some((word) => word.toLocaleLowerCase().startsWith(typed)));
}
