import type { FoundPerson } from "@parley/api";
import { Avatar, MarkedText, SearchHit } from "@parley/ui";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { useOpenDirect } from "../conversations/use-open-direct";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { toSnippetParts } from "./to-snippet-parts";

/** Somebody who was found: leads to the conversation with them. */
export function PersonHit({ person }: { person: FoundPerson }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const openDirect = useOpenDirect();
  return (
    <li>
      <SearchHit
        href={paths.people(slug)}
        link={AppLink}
        avatar={<Avatar id={person.id} name={person.name} size={32} />}
        title={<MarkedText parts={toSnippetParts(person.snippet)} />}
        detail={t(person.deactivatedAt === null ? "search.person" : "search.deactivated")}
        onOpen={() => openDirect.mutate(person.id)}
      />
    </li>
  );
}
