import userEvent, { type UserEvent } from "@testing-library/user-event";

/**
 * Someone with a mouse and a keyboard. Whether a style keeps the pointer from what is clicked is not asked for each step: these
 * suites load no style sheet, so that the answer is always the same and costs a tenth of their time. The browser tests do ask.
 */
export const createUser = (): UserEvent => userEvent.setup({ pointerEventsCheck: 0 });
