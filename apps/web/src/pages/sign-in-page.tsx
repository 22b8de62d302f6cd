import { Banner, Button, TextField } from "@parley/ui";
import { emailCheck, passwordCheck } from "../features/auth/field-checks";
import { getHomePath } from "../features/auth/get-home-path";
import { TextLink } from "../features/auth/text-link";
import { useForm } from "../features/auth/use-form";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";
import { PageFrame } from "./page-frame";

/** Signs in, then goes where the person wanted to go. */
export function SignInPage({ next }: { next?: string }) {
  const { t } = useTranslation();
  const form = useForm({ email: "", password: "" }, { email: emailCheck, password: passwordCheck }, t);
  const utils = trpc.useUtils();
  const signIn = trpc.auth.signIn.useMutation({
    onSuccess: async ({ workspaces }) => {
      await utils.auth.me.invalidate();
      navigate(next ?? getHomePath(workspaces));
    },
    onError: form.refuse,
  });

  return (
    <PageFrame title={t("auth.signInTitle")} lead={next ? t("auth.sessionEnded") : t("auth.signInLead")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit((values) => signIn.mutate(values));
        }}
      >
        {form.failure && <Banner tone="danger">{form.failure}</Banner>}
        <TextField label={t("auth.email")} type="email" {...form.field("email")} autoComplete="username" autoFocus />
        <TextField
          label={t("auth.password")}
          type="password"
          {...form.field("password")}
          autoComplete="current-password"
        />
        <Button type="submit" variant="primary" size="large" fullWidth pending={signIn.isPending}>
          {t("auth.signIn")}
        </Button>
      </form>
      <p className="text-small text-muted">
        {t("auth.noAccount")} <TextLink href={paths.signUp}>{t("auth.toSignUp")}</TextLink>
      </p>
    </PageFrame>
  );
}
