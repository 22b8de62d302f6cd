import type { Member, MemberPresence } from "@parley/api";
import type { PersonStatus, PersonView } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";

/** What is needed to show a person. */
export interface PeopleView {
  readonly meId: string;
  readonly members: Readonly<Record<string, Member>>;
  readonly presences: Readonly<Record<string, MemberPresence>>;
}

type Shown = NonNullable<PersonView["presence"]>;

/** The presence as screens show it; whoever is not named by the stream is not connected. */
export function getPresence({ presences }: Pick<PeopleView, "presences">, memberId: string): Shown {
  const status = presences[memberId]?.status ?? "offline";
  return status === "dnd" ? "busy" : status;
}

/** What somebody says of themselves; `undefined` when that is nothing. */
export function getStatus({ presences }: Pick<PeopleView, "presences">, memberId: string): PersonStatus | undefined {
  const { emoji, text } = presences[memberId] ?? {};
  return emoji || text ? { ...(emoji && { emoji }), ...(text && { text }) } : undefined;
}

/** A member's name; somebody who is not known yet is "Someone" until they are fetched. */
export function getName({ members }: Pick<PeopleView, "members">, memberId: string, t: Translate): string {
  return members[memberId]?.name ?? t("common.someone");
}

/** A person as the components of `@parley/ui` take them. */
export function toPersonView(people: PeopleView, memberId: string, t: Translate): PersonView {
  const inactive = people.members[memberId]?.deactivatedAt != null;
  const status = getStatus(people, memberId);
  return {
    id: memberId,
    name: getName(people, memberId, t),
    ...(inactive ? { inactive } : { presence: getPresence(people, memberId), ...(status && { status }) }),
  };
}
