import { ToastRegion } from "@parley/ui";
import { useSyncExternalStore } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { toastStore } from "./toast-store";

/** The place of the toasts; fetched with the first of them. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.getToasts);
  return (
    <ToastRegion
      toasts={toasts}
      onDismiss={toastStore.dismiss}
      labels={{ region: t("common.notifications"), notice: t("common.notice"), dismiss: t("common.dismiss") }}
    />
  );
}
