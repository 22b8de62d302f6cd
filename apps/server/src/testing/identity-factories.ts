import { randomUUID } from "node:crypto";
import type {
  Actor,
  Gate,
  Identity,
  InvitationsCreateInput,
  RequestInfo,
  Services,
  SignUpOutput,
} from "@parley/api/server";
import type { Credentials } from "../auth/gate.js";

/** What the factories need of the server under test; a container has it. */
export interface IdentityPorts {
  services: Pick<Services, "auth" | "invitations">;
  openGate(credentials: Credentials): Gate;
}

/** Somebody signed in, with all a test may need to act as them. */
export interface TestPerson {
  email: string;
  password: string;
  token: string;
  user: SignUpOutput["user"];
  workspace: SignUpOutput["workspace"];
  identity: Identity;
  actor: Actor;
}

/** Another address for each, so that no test meets the limits of another. */
export function testRequest(overrides: Partial<RequestInfo> = {}): RequestInfo {
  const [a, b, c] =
    randomUUID()
      .split("-", 1)[0]
      ?.match(/../g)
      ?.map((hex) => Number.parseInt(hex, 16)) ?? [];
  return {
    requestId: randomUUID(),
    ip: `10.${a}.${b}.${c}`,
    userAgent: "Parley test",
    transport: "http",
    ...overrides,
  };
}

export function testEmail(name = "person"): string {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}-${randomUUID().slice(0, 8)}@example.com`;
}

/** A new workspace and its owner, through the front door. */
export async function createWorkspaceWithOwner(
  ports: IdentityPorts,
  overrides: { workspaceName?: string; name?: string; email?: string; password?: string } = {},
): Promise<TestPerson> {
  const {
    workspaceName = "Acme",
    name = "Olivia Owner",
    email = testEmail(name),
    password = "correct horse",
  } = overrides;
  const { output, session } = await ports.services.auth.signUp(testRequest(), {
    workspaceName,
    name,
    email,
    password,
    issue: "token",
  });
  return signedIn(ports, { output, token: session.token, password });
}

/** A new person in the inviter's workspace, through an invitation; a member unless said otherwise. */
export async function inviteMember(
  ports: IdentityPorts,
  inviter: TestPerson,
  overrides: { role?: InvitationsCreateInput["role"]; name?: string; email?: string; password?: string } = {},
): Promise<TestPerson> {
  const { role = "member", name = "Max Member", email = testEmail(name), password = "correct horse" } = overrides;
  const { invitation } = await ports.services.invitations.create(inviter.actor, { role });
  const input = { token: invitation.token, name, email, password, issue: "token" } as const;
  const { output, session } = await ports.services.invitations.accept(testRequest(), null, input);
  return signedIn(ports, { output, token: session.token, password });
}

async function signedIn(
  ports: IdentityPorts,
  { output, token, password }: { output: SignUpOutput; token: string; password: string },
): Promise<TestPerson> {
  const gate = ports.openGate({ token, workspaceRef: output.workspace.id, request: testRequest() });
  const [identity, actor] = await Promise.all([gate.getIdentity(), gate.getActor()]);
  return { email: output.user.email, password, token, user: output.user, workspace: output.workspace, identity, actor };
}
