import { reasonOf } from "@parley/api";
import { Button, EmptyState, ErrorState, SegmentedControl } from "@parley/ui";
import Unlink from "lucide-react/icons/unlink";
import { useState } from "react";
import { JoinAsMe } from "../features/invitations/join-as-me";
import { JoinForm } from "../features/invitations/join-form";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";
import { PageFrame } from "./page-frame";
import { PageLoading } from "./page-loading";

/** Where an invitation link leads: says who invites to what, and lets people in, new ones and known ones. */
export function JoinPage({ token }: { token: string }) {
  const { t } = useTranslation();
  const preview = trpc.invitations.preview.useQuery({ token });
  const me = trpc.auth.me.useQuery();
  const [asOther, setAsOther] = useState(false);
  const [isNew, setIsNew] = useState(true);

  if (preview.isPending || me.isLoading) return <PageLoading />;
  if (preview.error) {
    const gone = reasonOf(preview.error) === "INVITATION_INVALID" || reasonOf(preview.error) === "INVALID_INPUT";
    return (
      <PageFrame title={gone ? t("join.invalidTitle") : t("pages.errorTitle")}>
        {gone ? (
          <EmptyState icon={<Unlink size={24} />} title={t("join.invalidTitle")} description={t("join.invalidText")} />
        ) : (
          <ErrorState
            title={t("pages.errorTitle")}
            description={describeError(t, preview.error)}
            onRetry={() => void preview.refetch()}
            labels={{ retry: t("common.retry") }}
          />
        )}
      </PageFrame>
    );
  }

  const { workspaceName, inviterName, role, email } = preview.data;
  const enter = (slug: string) => navigate(paths.workspace(slug));
  return (
    <PageFrame
      title={t("join.title", { workspace: workspaceName })}
      lead={
        <>
          {t("join.lead", { inviter: inviterName, role: t(`roles.${role}`) })} {email && t("join.onlyFor", { email })}
        </>
      }
    >
      {me.data && !asOther ? (
        <>
          <JoinAsMe token={token} user={me.data.user} workspaces={me.data.workspaces} onJoined={enter} />
          <Button variant="ghost" onClick={() => setAsOther(true)}>
            {t("join.asOther")}
          </Button>
        </>
      ) : (
        <>
          <SegmentedControl
            label={t("sidebar.account")}
            segments={[
              { value: "new", label: t("join.newHere") },
              { value: "known", label: t("join.haveAccount") },
            ]}
            value={isNew ? "new" : "known"}
            onChange={(value) => setIsNew(value === "new")}
          />
          <JoinForm key={String(isNew)} token={token} isNew={isNew} email={email ?? ""} onJoined={enter} />
        </>
      )}
    </PageFrame>
  );
}
