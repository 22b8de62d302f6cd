import { LIMITS } from "@parley/api";
import { Banner, Button, TextField } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { textCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";
import { useTakeMember } from "../members/use-take-member";
import { showToast } from "../toasts/toast-store";
import { useClientState } from "../workspaces/workspace-context";
import { Section } from "./section";

/** The name others see. */
export function ProfileSection() {
  const { t } = useTranslation();
  const name = useClientState((state) => state.members[state.meId]?.name ?? "");
  const take = useTakeMember();
  const form = useForm({ name }, { name: textCheck(LIMITS.personName) }, t);
  const update = trpc.members.updateMe.useMutation({
    onSuccess: ({ member }) => {
      take(member);
      showToast({ tone: "success", title: t("common.saved") });
    },
    onError: form.refuse,
  });
  return (
    <Section title={t("settings.profile")}>
      <form
        noValidate
        className="flex flex-col items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit((values) => update.mutate(values));
        }}
      >
        {form.failure && <Banner tone="danger">{form.failure}</Banner>}
        <div className="w-full max-w-100">
          <TextField
            label={t("settings.name")}
            hint={t("settings.nameHint")}
            {...form.field("name")}
            autoComplete="name"
          />
        </div>
        <Button type="submit" pending={update.isPending} disabled={form.values.name.trim() === name}>
          {t("common.save")}
        </Button>
      </form>
    </Section>
  );
}
