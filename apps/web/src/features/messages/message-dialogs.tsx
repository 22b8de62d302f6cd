import { lazy, Suspense } from "react";
import type { KeepingState } from "../keeping/use-keeping";
import type { MessageActionsState } from "./use-message-actions";

const DeleteMessageDialog = lazy(() =>
  import("./delete-message-dialog").then((module) => ({ default: module.DeleteMessageDialog })),
);
const ForwardDialog = lazy(() =>
  import("../keeping/forward-dialog").then((module) => ({ default: module.ForwardDialog })),
);
const VersionsDialog = lazy(() => import("./versions-dialog").then((module) => ({ default: module.VersionsDialog })));

export interface MessageDialogsProps {
  actions: Pick<MessageActionsState, "deleting" | "showingVersions" | "close">;
  keeping: Pick<KeepingState, "forwarding" | "close">;
}

/** The dialogs that the menu of a message opens. */
export function MessageDialogs({ actions, keeping }: MessageDialogsProps) {
  return (
    <Suspense>
      {actions.deleting && <DeleteMessageDialog message={actions.deleting} onClose={actions.close} />}
      {keeping.forwarding && <ForwardDialog message={keeping.forwarding} onClose={keeping.close} />}
      {actions.showingVersions && <VersionsDialog message={actions.showingVersions} onClose={actions.close} />}
    </Suspense>
  );
}
