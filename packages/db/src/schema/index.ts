export * from "./conversations.js";
export * from "./events.js";
export * from "./identity.js";
export * from "./invitations.js";
export * from "./members.js";
export * from "./messages.js";
export * from "./reactions.js";
export * from "./workspaces.js";
