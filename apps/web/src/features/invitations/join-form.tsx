import { LIMITS } from "@parley/api";
import { Banner, Button, TextField } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { emailCheck, newPasswordCheck, passwordCheck, textCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";

export interface JoinFormProps {
  token: string;
  /** A new person chooses name and password; a known one gives theirs. */
  isNew: boolean;
  /** Filled in for an invitation that is bound to an address. */
  email: string;
  /** Called with the workspace's slug. */
  onJoined(slug: string): void;
}

/** Accepts an invitation as a new person, or as one with an account. */
export function JoinForm({ token, isNew, email, onJoined }: JoinFormProps) {
  const { t } = useTranslation();
  const utils = trpc.useUtils();
  const form = useForm(
    { name: "", email, password: "" },
    {
      ...(isNew && { name: textCheck(LIMITS.personName) }),
      email: emailCheck,
      password: isNew ? newPasswordCheck : passwordCheck,
    },
    t,
  );
  const accept = trpc.invitations.accept.useMutation({
    onSuccess: async ({ workspace }) => {
      await utils.auth.me.invalidate();
      onJoined(workspace.slug);
    },
    onError: form.refuse,
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ name, ...rest }) => accept.mutate({ token, ...rest, ...(isNew && { name }) }));
      }}
    >
      {form.failure && <Banner tone="danger">{form.failure}</Banner>}
      {isNew && <TextField label={t("auth.yourName")} {...form.field("name")} autoComplete="name" />}
      <TextField label={t("auth.email")} type="email" {...form.field("email")} autoComplete="username" />
      <TextField
        label={t("auth.password")}
        type="password"
        hint={isNew ? t("auth.passwordHint", { min: LIMITS.password.min }) : undefined}
        {...form.field("password")}
        autoComplete={isNew ? "new-password" : "current-password"}
      />
      <Button type="submit" variant="primary" size="large" fullWidth pending={accept.isPending}>
        {t("join.join")}
      </Button>
    </form>
  );
}
