import { DEMO_PASSWORD, DEMO_WORKSPACE, PERSON_KEYS, type PersonKey, personOf } from "../people.js";
import type { Stage } from "./stage.js";

/** Lets somebody in: the first one founds the workspace, the others are invited. Gives the seq of their joining. */
export async function join(stage: Stage, person: PersonKey): Promise<number> {
  const { token, workspaceId } = stage.joined.has(personOf(person).email)
    ? await signIn(stage, person)
    : await signUp(stage, person);
  const actor = await stage.enter(person, token, workspaceId);
  const { members } = await stage.services.members.get(actor, { memberIds: [actor.memberId] });
  return members[0]?.rev ?? 0;
}

async function signIn(stage: Stage, person: PersonKey): Promise<{ token: string; workspaceId: string }> {
  const { email } = personOf(person);
  const input = { email, password: DEMO_PASSWORD, issue: "token" } as const;
  const { output, session } = await stage.services.auth.signIn(stage.request(), input);
  const workspace = output.workspaces.find(({ name }) => name === DEMO_WORKSPACE);
  if (workspace === undefined) throw new Error(`${email} is not in the demo's workspace.`);
  return { token: session.token, workspaceId: workspace.id };
}

async function signUp(stage: Stage, person: PersonKey): Promise<{ token: string; workspaceId: string }> {
  const { services } = stage;
  const { name, email, role } = personOf(person);
  const self = { name, email, password: DEMO_PASSWORD, issue: "token" } as const;
  const [founder] = PERSON_KEYS;
  if (person === founder) {
    const founded = await services.auth.signUp(stage.request(), { ...self, workspaceName: DEMO_WORKSPACE });
    return { token: founded.session.token, workspaceId: founded.output.workspace.id };
  }
  const { invitation } = await services.invitations.create(stage.actor(founder), { role, email, maxUses: 1 });
  const input = { ...self, token: invitation.token };
  const { output, session } = await services.invitations.accept(stage.request(), null, input);
  return { token: session.token, workspaceId: output.workspace.id };
}
