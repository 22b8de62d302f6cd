import { createContext, useContext } from "react";

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

/** Filled by `DialogsProvider`. */
export const DialogsContext = createContext<Dialogs | undefined>(undefined);

/** Opens and closes the app's dialogs. Throws outside of a workspace. */
export function useDialogs(): Dialogs {
  const dialogs = useContext(DialogsContext);
  if (!dialogs) throw new Error("There are no dialogs here.");
  return dialogs;
}
