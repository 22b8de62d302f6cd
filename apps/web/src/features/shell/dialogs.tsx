import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";

/** The dialogs that can be opened from anywhere in a workspace. */
export type AppDialog =
  | { readonly kind: "new-conversation"; readonly group?: boolean }
  | { readonly kind: "quick-switcher" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "sign-out" };

/** Opens one dialog at a time. */
export interface Dialogs {
  open(dialog: AppDialog): void;
  close(): void;
  readonly current: AppDialog | undefined;
}

const DialogsContext = createContext<Dialogs | undefined>(undefined);

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

/** Opens and closes the app's dialogs. Throws outside of a workspace. */
export function useDialogs(): Dialogs {
  const dialogs = useContext(DialogsContext);
  if (!dialogs) throw new Error("There are no dialogs here.");
  return dialogs;
}
