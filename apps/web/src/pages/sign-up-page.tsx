import { LIMITS } from "@parley/api";
import { Banner, Button, TextField } from "@parley/ui";
import { emailCheck, newPasswordCheck, textCheck } from "../features/auth/field-checks";
import { TextLink } from "../features/auth/text-link";
import { useForm } from "../features/auth/use-form";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";
import { PageFrame } from "./page-frame";

/** Begins a workspace: its name, and its owner's account. */
export function SignUpPage() {
  const { t } = useTranslation();
  const form = useForm(
    { workspaceName: "", name: "", email: "", password: "" },
    {
      workspaceName: textCheck(LIMITS.workspaceName),
      name: textCheck(LIMITS.personName),
      email: emailCheck,
      password: newPasswordCheck,
    },
    t,
  );
  const utils = trpc.useUtils();
  const signUp = trpc.auth.signUp.useMutation({
    onSuccess: async ({ workspace }) => {
      await utils.auth.me.invalidate();
      navigate(paths.workspace(workspace.slug));
    },
    onError: form.refuse,
  });

  return (
    <PageFrame title={t("auth.signUpTitle")} lead={t("auth.signUpLead")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit((values) => signUp.mutate(values));
        }}
      >
        {form.failure && <Banner tone="danger">{form.failure}</Banner>}
        <TextField
          label={t("auth.workspaceName")}
          hint={t("auth.workspaceNameHint")}
          {...form.field("workspaceName")}
          autoComplete="organization"
          autoFocus
        />
        <TextField label={t("auth.yourName")} {...form.field("name")} autoComplete="name" />
        <TextField label={t("auth.email")} type="email" {...form.field("email")} autoComplete="username" />
        <TextField
          label={t("auth.password")}
          type="password"
          hint={t("auth.passwordHint", { min: LIMITS.password.min })}
          {...form.field("password")}
          autoComplete="new-password"
        />
        <Button type="submit" variant="primary" size="large" fullWidth pending={signUp.isPending}>
          {t("auth.createWorkspace")}
        </Button>
      </form>
      <p className="text-small text-muted">
        {t("auth.haveAccount")} <TextLink href={paths.signIn}>{t("auth.signIn")}</TextLink>
      </p>
    </PageFrame>
  );
}
