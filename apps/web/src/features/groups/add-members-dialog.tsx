import { type Conversation, reasonOf } from "@parley/api";
import { Banner, Button, Dialog, PeoplePicker, type PickablePerson } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { getPickerLabels } from "../members/picker-labels";
import { usePickablePeople } from "../members/use-pickable-people";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { useGroupMembers } from "./use-group-members";

export interface AddMembersDialogProps {
  conversation: Conversation;
  onClose(): void;
}

/** Brings people into a group. */
export function AddMembersDialog({ conversation, onClose }: AddMembersDialogProps) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const take = useTakeConversation();
  const present = useGroupMembers(conversation.id).items;
  const { people, loading, error, setQuery } = usePickablePeople(
    new Map(present.map(({ member }) => [member.id, t("group.alreadyIn")])),
  );
  const [selected, setSelected] = useState<PickablePerson[]>([]);
  const add = useMutation({
    mutationFn: async (chosen: readonly PickablePerson[]) => {
      for (const person of chosen) {
        await take(() =>
          client.groups.addMember.mutate({ conversationId: conversation.id, memberId: person.id }),
        ).catch((error: unknown) => {
          // Somebody else was faster; that they are in is what was wanted.
          if (reasonOf(error) !== "ALREADY_MEMBER") throw error;
        });
        setSelected((rest) => rest.filter(({ id }) => id !== person.id));
      }
    },
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("group.addMembers")}
      labels={{ close: t("common.close") }}
      onSubmit={() => add.mutate(selected)}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" disabled={selected.length === 0} pending={add.isPending}>
            {t("group.add")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {add.error && <Banner tone="danger">{describeError(t, add.error)}</Banner>}
        <PeoplePicker
          people={people}
          selected={selected}
          onSelectedChange={setSelected}
          filter="none"
          onQueryChange={setQuery}
          loading={loading}
          labels={getPickerLabels(t, error)}
        />
      </div>
    </Dialog>
  );
}
