import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { type AppDialog, DialogsContext } from "./use-dialogs";

const NewConversationDialog = lazy(() =>
  import("../conversations/new-conversation-dialog").then((module) => ({ default: module.NewConversationDialog })),
);
const QuickSwitcher = lazy(() =>
  import("../quick-switcher/quick-switcher").then((module) => ({ default: module.QuickSwitcher })),
);
const ShortcutsDialog = lazy(() =>
  import("../shortcuts/shortcuts-dialog").then((module) => ({ default: module.ShortcutsDialog })),
);
const SignOutDialog = lazy(() =>
  import("../account/sign-out-dialog").then((module) => ({ default: module.SignOutDialog })),
);

/** Holds the open dialog; each is fetched when it is first opened. */
export function DialogsProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<AppDialog>();
  const dialogs = useMemo(() => ({ open: setCurrent, close: () => setCurrent(undefined), current }), [current]);
  return (
    <DialogsContext value={dialogs}>
      {children}
      <Suspense>
        {current?.kind === "new-conversation" && <NewConversationDialog startWithGroup={current.group ?? false} />}
        {current?.kind === "quick-switcher" && <QuickSwitcher />}
        {current?.kind === "shortcuts" && <ShortcutsDialog />}
        {current?.kind === "sign-out" && <SignOutDialog />}
      </Suspense>
    </DialogsContext>
  );
}
