import { Switch } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { isPushWanted, readPushSupport, turnPushOff, turnPushOn } from "./push-device";

/** Whether this device is told while Parley is closed: asks for the browser's permission when it is turned on. */
export function PushSwitch() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const [isOn, setOn] = useState(isPushWanted);
  const [support, setSupport] = useState(readPushSupport);
  const change = useMutation({
    mutationFn: async (wanted: boolean) => {
      await (wanted ? turnPushOn(client) : turnPushOff(client));
    },
    onSettled: () => {
      setOn(isPushWanted());
      setSupport(readPushSupport());
    },
  });
  const hints = {
    missing: t("notifications.pushMissing"),
    install: t("notifications.pushInstall"),
    denied: t("notifications.desktopBlocked"),
    possible: t("notifications.pushHint"),
  };
  return (
    <div className="flex w-full flex-col gap-2">
      <Switch
        label={t("notifications.push")}
        description={hints[support]}
        checked={isOn}
        disabled={support !== "possible" || change.isPending}
        onChange={(wanted) => change.mutate(wanted)}
      />
      {change.isError && (
        <p role="alert" className="text-small text-danger-text">
          {t("notifications.pushFailed")}
        </p>
      )}
    </div>
  );
}
