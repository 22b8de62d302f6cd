import type { WorkspaceView } from "../routes/place";
import { workspacePages } from "./pages";

const { list, conversation, search, notifications, threads, saved, scheduled, people, groups, invitations, settings } =
  workspacePages;

/** The page of a workspace that the address names. */
export function WorkspaceViewPage({ shown }: { shown: WorkspaceView }) {
  switch (shown.view) {
    case "list":
      return <list.Page />;
    case "conversation":
      return <conversation.Page {...shown} />;
    case "saved":
      return <saved.Page />;
    case "scheduled":
      return <scheduled.Page />;
    case "search":
      return <search.Page {...shown} />;
    case "notifications":
      return <notifications.Page />;
    case "threads":
      return <threads.Page />;
    case "people":
      return <people.Page />;
    case "groups":
      return <groups.Page />;
    case "invitations":
      return <invitations.Page />;
    case "settings":
      return <settings.Page />;
  }
}
