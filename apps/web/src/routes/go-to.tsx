import { useLayoutEffect } from "react";
import { navigate } from "./use-place";

/** Leads elsewhere as soon as it is drawn, in place of the address that led here. */
export function GoTo({ to }: { to: string }) {
  useLayoutEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
