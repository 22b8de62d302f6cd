import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Place } from "../routes/place";

/** A page's code, fetched when it is first needed or foreseen. */
interface LazyPage<Props> {
  readonly Page: LazyExoticComponent<ComponentType<Props>>;
  preload(): void;
}

function lazyPage<Props>(load: () => Promise<ComponentType<Props>>): LazyPage<Props> {
  return {
    Page: lazy(async () => ({ default: await load() })),
    // When it cannot be fetched now, drawing the page tries again and tells.
    preload: () => void load().catch(() => undefined),
  };
}

/** Every page of the app. */
export const pages = {
  home: lazyPage(() => import("./home-page").then((module) => module.HomePage)),
  "sign-up": lazyPage(() => import("./sign-up-page").then((module) => module.SignUpPage)),
  "sign-in": lazyPage(() => import("./sign-in-page").then((module) => module.SignInPage)),
  join: lazyPage(() => import("./join-page").then((module) => module.JoinPage)),
  workspaces: lazyPage(() => import("./workspaces-page").then((module) => module.WorkspacesPage)),
  workspace: lazyPage(() => import("./workspace-page").then((module) => module.WorkspacePage)),
  gallery: lazyPage(() => import("../gallery/gallery-page").then((module) => module.GalleryPage)),
} as const;

/** Every page inside of a workspace. */
export const workspacePages = {
  list: lazyPage(() => import("./welcome-page").then((module) => module.WelcomePage)),
  conversation: lazyPage(() => import("./conversation-page").then((module) => module.ConversationPage)),
  saved: lazyPage(() => import("./saved-page").then((module) => module.SavedPage)),
  scheduled: lazyPage(() => import("./scheduled-page").then((module) => module.ScheduledPage)),
  search: lazyPage(() => import("./search-page").then((module) => module.SearchPage)),
  notifications: lazyPage(() => import("./notifications-page").then((module) => module.NotificationsPage)),
  threads: lazyPage(() => import("./threads-page").then((module) => module.ThreadsPage)),
  people: lazyPage(() => import("./people-page").then((module) => module.PeoplePage)),
  groups: lazyPage(() => import("./groups-page").then((module) => module.GroupsPage)),
  invitations: lazyPage(() => import("./invitations-page").then((module) => module.InvitationsPage)),
  settings: lazyPage(() => import("./settings-page").then((module) => module.SettingsPage)),
} as const;

/** Fetches what a place needs, all at once instead of one after the other. */
export function preloadPlace(place: Place): void {
  if (place.page === "not-found") return;
  pages[place.page].preload();
  if (place.page === "workspace") workspacePages[place.shown.view].preload();
}
