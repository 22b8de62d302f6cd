import { ApiError, type Identity, type InvitationsAcceptInput, type RequestInfo } from "@parley/api/server";
import type { Tx } from "@parley/db";
import type { Person } from "../../auth/credentials.js";
import { createUser, findUserByEmail, getUser } from "../auth/index.js";
import type { InvitationsDeps } from "./invitations-deps.js";

/** Who accepts an invitation: somebody already known and proven, or somebody to be written down with it. */
export interface Newcomer {
  email: string;
  /** What they are called in the workspace. */
  name: string;
  /** Gives the person, made now if they are new. Throws EMAIL_TAKEN when another made them in the meantime. */
  settle(tx: Tx): Promise<Person>;
}

/**
 * Finds out who accepts: the signed-in person, unless another e-mail is given; else the person of a known e-mail, who
 * must give its password; else a new person. Throws WRONG_CREDENTIALS, INVALID_INPUT for what is missing.
 */
export async function identifyNewcomer(
  deps: InvitationsDeps,
  request: RequestInfo,
  identity: Identity | null,
  input: InvitationsAcceptInput,
): Promise<Newcomer> {
  if (identity !== null) {
    const self = await deps.db.withIdentity((tx) => getUser(tx, identity.userId));
    if (input.email === undefined || input.email === self.email) return known(self, input.name);
  }
  const email = required("email", input.email);
  const password = required("password", input.password);
  const person = await deps.db.withIdentity((tx) => findUserByEmail(tx, email));
  if (person !== undefined) return known(await deps.credentials.verify(email, password, request), input.name);

  const name = required("name", input.name);
  const passwordHash = await deps.passwords.hash(password);
  return { email, name, settle: (tx) => createUser(tx, { email, name, passwordHash }) };
}

function known(person: Person, name: string | undefined): Newcomer {
  return { email: person.email, name: name ?? person.name, settle: () => Promise.resolve(person) };
}

function required(field: "name" | "email" | "password", value: string | undefined): string {
  if (value !== undefined) return value;
  const message = `Somebody who is not signed in gives their ${field}.`;
  throw new ApiError("INVALID_INPUT", { message, issues: [{ path: [field], code: "invalid_type", message }] });
}
