import { DEMO_CONVERSATIONS } from "./conversations.js";
import { DEMO_PASSWORD, DEMO_WORKSPACE, PERSON_KEYS, personOf } from "./people.js";
import { DEMO_MESSAGES } from "./plan/plan-demo.js";

/** What to tell whoever starts the demo: what is there and who can sign in. */
export function describeDemo(): string {
  const printed = PERSON_KEYS.map(personOf).filter((person) => person.printed);
  const width = Math.max(...printed.map(({ email }) => email.length));
  return [
    `The demo workspace is "${DEMO_WORKSPACE}": ${PERSON_KEYS.length} people, ${DEMO_CONVERSATIONS.length} conversations, ${DEMO_MESSAGES.toLocaleString("en")} messages.`,
    `Sign in with the password ${DEMO_PASSWORD} as`,
    ...printed.map(({ email, name, role, job }) => `  ${email.padEnd(width)}  ${role.padEnd(6)}  ${name}, ${job}`),
    "These sign-ins are public: the demo is for trying out, and is never written into a database that others use.",
  ].join("\n");
}
