import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Toasts } from "../features/toasts/toasts";

/** What all pages share. */
export function RootLayout() {
  useFocusOnRoute();
  return (
    <>
      <Outlet />
      <Toasts />
    </>
  );
}

/** After going to another page the focus is on its main region, so that reading begins there. */
function useFocusOnRoute(): void {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(pathname);
  useEffect(() => {
    const isChange = before.current !== undefined && before.current !== pathname;
    before.current = pathname;
    // A page that put the focus somewhere itself, such as in a first field, knows better.
    if (isChange && (document.activeElement === document.body || !document.activeElement?.closest("main"))) {
      document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    }
  }, [pathname]);
}
