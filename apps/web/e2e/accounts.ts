import type { Page } from "@playwright/test";

export const PASSWORD = "correct horse battery staple";

/** Who somebody is, wherever they are signed in. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly memberId: string;
  readonly slug: string;
}

interface Entered {
  workspace: { slug: string; memberId: string };
}

let count = 0;

/** An address nobody has used in this run. */
export function createEmail(name: string): string {
  count += 1;
  const local = name
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
  return `${local}.${process.pid}.${count}@example.com`;
}

const readAnswer = async (answer: Awaited<ReturnType<Page["request"]["get"]>>): Promise<unknown> => {
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { result: { data: { json: unknown } } }).result.data.json;
};

/** Calls the server as whoever is signed in in the browser of the page, whatever the page shows. */
export async function call(page: Page, path: string, input: object): Promise<unknown> {
  // The server takes what changes something from its own pages only; this tells where those are.
  const { origin } = new URL((await page.request.head("/")).url());
  return readAnswer(await page.request.post(`/trpc/${path}`, { data: input, headers: { origin } }));
}

/** Asks the server as whoever is signed in in the browser of the page, what takes no input. */
export async function ask(page: Page, path: string): Promise<unknown> {
  return readAnswer(await page.request.get(`/trpc/${path}`));
}

/** A company with its first person, who is signed in in the browser of the page. */
export async function createWorkspace(page: Page, workspaceName: string, name: string): Promise<Account> {
  const email = createEmail(name);
  const made = (await call(page, "auth.signUp", { workspaceName, name, email, password: PASSWORD })) as Entered;
  return { name, email, memberId: made.workspace.memberId, slug: made.workspace.slug };
}

/**
 * Somebody who comes in by an invitation of whoever is signed in in the browser of `host`.
 * @param page the browser in which they are signed in from then on; without it nowhere
 */
export async function letIn(host: Page, name: string, role: "member" | "guest", page?: Page): Promise<Account> {
  const made = (await call(host, "invitations.create", { role })) as { invitation: { token: string } };
  const email = createEmail(name);
  const input = { token: made.invitation.token, name, email, password: PASSWORD };
  const joined = (await call(page ?? host, "invitations.accept", {
    ...input,
    ...(page ? {} : { issue: "token" }),
  })) as Entered;
  return { name, email, memberId: joined.workspace.memberId, slug: joined.workspace.slug };
}
