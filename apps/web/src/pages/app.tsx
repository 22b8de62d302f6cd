import { Component, type ReactNode, Suspense, useEffect, useRef } from "react";
import { usePathname } from "wouter/use-browser-location";
import { Toasts } from "../features/toasts/toasts";
import type { Place } from "../routes/place";
import { usePlace } from "../routes/use-place";
import { PageError } from "./page-error";
import { PageNotFound } from "./page-not-found";
import { pages } from "./pages";
import { WorkspaceViewPage } from "./workspace-view-page";

/** The app: the page that the address names, and what all pages share. */
export function App() {
  const place = usePlace();
  return (
    <>
      <FaultBoundary>
        <Suspense>
          <PlacePage place={place} />
          <FocusOnPage />
        </Suspense>
      </FaultBoundary>
      <Toasts />
    </>
  );
}

function PlacePage({ place }: { place: Place }) {
  switch (place.page) {
    case "home":
      return <pages.home.Page />;
    case "sign-up":
      return <SignUpPage />;
    case "sign-in":
      return <SignInPage {...place} />;
    case "join":
      return <pages.join.Page token={place.token} />;
    case "workspaces":
      return <pages.workspaces.Page />;
    case "workspace":
      return (
        <pages.workspace.Page slug={place.slug}>
          <WorkspaceViewPage shown={place.shown} />
        </pages.workspace.Page>
      );
    case "gallery":
      return <pages.gallery.Page />;
    case "not-found":
      return <PageNotFound />;
  }
}

const SignUpPage = pages["sign-up"].Page;
const SignInPage = pages["sign-in"].Page;

/**
 * After going to another page the focus is on its main region, so that reading begins there. Stands beside the page inside
 * of its boundary: while a page's code is on its way there is nothing to focus.
 */
function FocusOnPage(): null {
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // A page that put the focus somewhere itself, such as in a first field, knows better.
    if (document.activeElement === document.body || !document.activeElement?.closest("main")) {
      document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return null;
}

/** Keeps a page that cannot be drawn, or whose code cannot be fetched, from taking the rest with it. */
class FaultBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageError /> : this.props.children;
  }
}
