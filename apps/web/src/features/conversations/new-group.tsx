import { LIMITS } from "@parley/api";
import {
  Banner,
  Button,
  PeoplePicker,
  type PickablePerson,
  SegmentedControl,
  Select,
  TextArea,
  TextField,
} from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { textCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";
import { getPickerLabels } from "../members/picker-labels";
import { usePickablePeople } from "../members/use-pickable-people";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { useTakeConversation } from "./use-take-conversation";

type Visibility = "private" | "public";
type History = "all" | "since-joining";

/** Makes a group: its name, who may join, what later ones see, and its first members. */
export function NewGroup({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const meId = useClientState((state) => state.meId);
  const take = useTakeConversation();
  const { people, loading, error, setQuery } = usePickablePeople();
  const [visibility, setVisibility] = useState<Visibility>("private");
  const [history, setHistory] = useState<History>("all");
  const [members, setMembers] = useState<PickablePerson[]>([]);
  const form = useForm(
    { name: "", description: "" },
    { name: textCheck(LIMITS.groupName), description: textCheck(LIMITS.groupDescription) },
    t,
  );
  const create = useMutation({
    mutationFn: ({ name, description }: { name: string; description: string }) =>
      take(() =>
        client.groups.create.mutate({
          name,
          ...(description.trim() && { description }),
          visibility,
          history,
          memberIds: members.map(({ id }) => id),
        }),
      ),
    onSuccess: (conversationId) => {
      onDone();
      navigate(paths.conversation(slug, conversationId));
    },
    onError: form.refuse,
  });

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((values) => create.mutate(values));
      }}
    >
      {form.failure && <Banner tone="danger">{form.failure}</Banner>}
      <TextField label={t("newConversation.name")} {...form.field("name")} autoComplete="off" autoFocus />
      <TextArea
        label={t("newConversation.description")}
        hint={t("newConversation.descriptionHint")}
        rows={2}
        {...form.field("description")}
      />
      <div className="flex flex-col gap-1.5">
        <span aria-hidden="true" className="text-small font-semibold">
          {t("newConversation.visibility")}
        </span>
        <SegmentedControl
          label={t("newConversation.visibility")}
          segments={[
            { value: "private", label: t("newConversation.private") },
            { value: "public", label: t("newConversation.public") },
          ]}
          value={visibility}
          onChange={setVisibility}
        />
        <p className="text-small text-muted">
          {visibility === "private" ? t("newConversation.privateHint") : t("newConversation.publicHint")}
        </p>
      </div>
      <Select
        label={t("newConversation.history")}
        options={[
          { value: "all", label: t("newConversation.historyAll") },
          { value: "since-joining", label: t("newConversation.historySinceJoining") },
        ]}
        value={history}
        onChange={setHistory}
      />
      <div className="flex flex-col gap-1.5">
        <span aria-hidden="true" className="text-small font-semibold">
          {t("group.members")}
        </span>
        <PeoplePicker
          people={people.filter(({ id }) => id !== meId)}
          selected={members}
          onSelectedChange={(next) => setMembers(next.slice(0, LIMITS.groupInitialMembers))}
          filter="none"
          onQueryChange={setQuery}
          loading={loading}
          labels={getPickerLabels(t, error)}
        />
        <p className="text-small text-muted">{t("newConversation.membersHint")}</p>
      </div>
      <div className="sticky -bottom-2 -mx-5 flex justify-end gap-2 border-t border-line bg-raised px-5 py-3">
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="submit" variant="primary" pending={create.isPending}>
          {t("newConversation.createGroup")}
        </Button>
      </div>
    </form>
  );
}
