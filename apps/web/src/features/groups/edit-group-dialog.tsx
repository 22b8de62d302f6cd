import { type Conversation, LIMITS } from "@parley/api";
import { Banner, Button, Dialog, Select, TextArea, TextField } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { textCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { useWorkspaceSession } from "../workspaces/workspace-context";

export interface EditGroupDialogProps {
  conversation: Conversation;
  onClose(): void;
}

/** Changes a group's name, description, and who may join, read and call everybody. */
export function EditGroupDialog({ conversation, onClose }: EditGroupDialogProps) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const take = useTakeConversation();
  const [visibility, setVisibility] = useState(conversation.visibility ?? "private");
  const [history, setHistory] = useState(conversation.history);
  const [broadcastPolicy, setBroadcastPolicy] = useState(conversation.broadcastPolicy);
  const form = useForm(
    { name: conversation.name ?? "", description: conversation.description ?? "" },
    { name: textCheck(LIMITS.groupName), description: textCheck(LIMITS.groupDescription) },
    t,
  );
  const update = useMutation({
    mutationFn: (values: { name: string; description: string }) =>
      take(() =>
        client.groups.update.mutate({
          conversationId: conversation.id,
          ...values,
          visibility,
          history,
          broadcastPolicy,
        }),
      ),
    onSuccess: onClose,
    onError: form.refuse,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("group.edit")}
      labels={{ close: t("common.close") }}
      onSubmit={() => form.submit((values) => update.mutate(values))}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" pending={update.isPending}>
            {t("group.save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Banner tone="danger">{form.failure}</Banner>}
        <TextField label={t("newConversation.name")} {...form.field("name")} autoComplete="off" />
        <TextArea label={t("newConversation.description")} {...form.field("description")} />
        <Select
          label={t("newConversation.visibility")}
          hint={visibility === "private" ? t("newConversation.privateHint") : t("newConversation.publicHint")}
          options={[
            { value: "private", label: t("newConversation.private") },
            { value: "public", label: t("newConversation.public") },
          ]}
          value={visibility}
          onChange={setVisibility}
        />
        <Select
          label={t("newConversation.history")}
          options={[
            { value: "all", label: t("newConversation.historyAll") },
            { value: "since-joining", label: t("newConversation.historySinceJoining") },
          ]}
          value={history}
          onChange={setHistory}
        />
        <Select
          label={t("mentions.who")}
          options={[
            { value: "all", label: t("mentions.whoAll") },
            { value: "members", label: t("mentions.whoMembers") },
            { value: "moderators", label: t("mentions.whoModerators") },
          ]}
          value={broadcastPolicy}
          onChange={setBroadcastPolicy}
        />
      </div>
    </Dialog>
  );
}
