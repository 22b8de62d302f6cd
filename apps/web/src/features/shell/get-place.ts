import { paths } from "../../routes/paths";

/** The pages of a workspace. */
export type Place = "list" | "conversation" | "people" | "groups" | "invitations" | "settings";

/** Which page an address means. */
export function getPlace(pathname: string, slug: string): Place {
  if (pathname.startsWith(`${paths.workspace(slug)}/c/`)) return "conversation";
  const pages = {
    people: paths.people,
    groups: paths.groups,
    invitations: paths.invitations,
    settings: paths.settings,
  };
  const known = (Object.keys(pages) as (keyof typeof pages)[]).find((page) => pages[page](slug) === pathname);
  return known ?? "list";
}
