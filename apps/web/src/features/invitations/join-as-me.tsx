import { reasonOf, type User, type WorkspaceSummary } from "@parley/api";
import { Banner, Button } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { getHomePath } from "../auth/get-home-path";
import { TextLink } from "../auth/text-link";

export interface JoinAsMeProps {
  token: string;
  user: User;
  workspaces: readonly WorkspaceSummary[];
  /** Called with the workspace's slug. */
  onJoined(slug: string): void;
}

/** One click for somebody who is signed in already. */
export function JoinAsMe({ token, user, workspaces, onJoined }: JoinAsMeProps) {
  const { t } = useTranslation();
  const utils = trpc.useUtils();
  const accept = trpc.invitations.accept.useMutation({
    onSuccess: async ({ workspace }) => {
      await utils.auth.me.invalidate();
      onJoined(workspace.slug);
    },
  });
  return (
    <div className="flex flex-col gap-3">
      {accept.error && (
        <Banner tone="danger">
          {describeError(t, accept.error)}{" "}
          {reasonOf(accept.error) === "ALREADY_MEMBER" && (
            <TextLink href={getHomePath(workspaces)}>{t("workspaces.title")}</TextLink>
          )}
        </Banner>
      )}
      <Button
        variant="primary"
        size="large"
        fullWidth
        pending={accept.isPending}
        onClick={() => accept.mutate({ token })}
      >
        {t("join.as", { name: user.name })}
      </Button>
      <p className="text-center text-small text-muted">{user.email}</p>
    </div>
  );
}
