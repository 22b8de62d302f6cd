import { Switch } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { readPreferences, writePreferences } from "../../lib/preferences";

type Permission = NotificationPermission | "missing";

const readPermission = (): Permission => (typeof Notification === "undefined" ? "missing" : Notification.permission);

/** Whether this browser shows notifications while Parley is open: asks for its permission when it is turned on. */
export function DesktopSwitch() {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(readPermission);
  const [isWanted, setWanted] = useState(() => readPreferences().desktopNotifications);

  function want(wanted: boolean): void {
    writePreferences({ desktopNotifications: wanted });
    setWanted(wanted);
  }

  async function turnOn(): Promise<void> {
    const answer = permission === "default" ? await Notification.requestPermission() : permission;
    setPermission(answer);
    want(answer === "granted");
  }

  const hints = {
    missing: t("notifications.desktopMissing"),
    denied: t("notifications.desktopBlocked"),
    default: t("notifications.desktopHint"),
    granted: t("notifications.desktopHint"),
  };
  return (
    <Switch
      label={t("notifications.desktop")}
      description={hints[permission]}
      checked={isWanted && permission === "granted"}
      disabled={permission === "missing" || permission === "denied"}
      onChange={(isOn) => (isOn ? void turnOn() : want(false))}
    />
  );
}
