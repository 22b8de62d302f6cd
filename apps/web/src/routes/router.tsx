import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { PageError } from "../pages/page-error";
import { PageNotFound } from "../pages/page-not-found";
import { RootLayout } from "../pages/root-layout";
import { parseConversationSearch, parseNext } from "./search";

const root = createRootRoute({ component: RootLayout, notFoundComponent: PageNotFound, errorComponent: PageError });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/home-page"), "HomePage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "sign-in",
  validateSearch: parseNext,
  component: lazyRouteComponent(() => import("../pages/sign-in-page"), "SignInPage"),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "sign-up",
  component: lazyRouteComponent(() => import("../pages/sign-up-page"), "SignUpPage"),
});
const join = createRoute({
  getParentRoute: () => root,
  path: "join/$token",
  component: lazyRouteComponent(() => import("../pages/join-page"), "JoinPage"),
});
const workspaces = createRoute({
  getParentRoute: () => root,
  path: "workspaces",
  component: lazyRouteComponent(() => import("../pages/workspaces-page"), "WorkspacesPage"),
});
const gallery = createRoute({
  getParentRoute: () => root,
  path: "gallery",
  component: lazyRouteComponent(() => import("../gallery/gallery-page"), "GalleryPage"),
});
const workspace = createRoute({
  getParentRoute: () => root,
  path: "w/$slug",
  component: lazyRouteComponent(() => import("../pages/workspace-page"), "WorkspacePage"),
});
const welcome = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/welcome-page"), "WelcomePage"),
});
const conversation = createRoute({
  getParentRoute: () => workspace,
  path: "c/$conversationId",
  validateSearch: parseConversationSearch,
  component: lazyRouteComponent(() => import("../pages/conversation-page"), "ConversationPage"),
});
const people = createRoute({
  getParentRoute: () => workspace,
  path: "people",
  component: lazyRouteComponent(() => import("../pages/people-page"), "PeoplePage"),
});
const groups = createRoute({
  getParentRoute: () => workspace,
  path: "groups",
  component: lazyRouteComponent(() => import("../pages/groups-page"), "GroupsPage"),
});
const invitations = createRoute({
  getParentRoute: () => workspace,
  path: "invitations",
  component: lazyRouteComponent(() => import("../pages/invitations-page"), "InvitationsPage"),
});
const settings = createRoute({
  getParentRoute: () => workspace,
  path: "settings",
  component: lazyRouteComponent(() => import("../pages/settings-page"), "SettingsPage"),
});

const routeTree = root.addChildren([
  home,
  signIn,
  signUp,
  join,
  workspaces,
  gallery,
  workspace.addChildren([welcome, conversation, people, groups, invitations, settings]),
]);

/** The app's pages, each fetched when it is first opened. */
export function createAppRouter() {
  return createRouter({ routeTree, defaultPreload: false, scrollRestoration: false });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
