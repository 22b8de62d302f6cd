import { expect, test } from "vitest";
import { idOf } from "../../testing/factories.js";
import { faultsOf } from "../../testing/faults.js";
import { NotificationsListInput, NotificationsMarkReadInput } from "./schemas.js";

test("a list begins with everything, 30 a page", () => {
  expect(NotificationsListInput.parse({})).toEqual({ unreadOnly: false, limit: 30 });
});

test.each([[{ ids: [idOf(1)] }], [{ all: true }]])("%j may be marked as read", (input) => {
  expect(NotificationsMarkReadInput.parse(input)).toEqual(input);
});

test.each([
  [{}, [": IDS_OR_ALL"]],
  [{ ids: [idOf(1)], all: true }, [": IDS_OR_ALL"]],
  [{ ids: [] }, ["ids: too_small"]],
  [{ ids: Array.from({ length: 101 }, (_, index) => idOf(index)) }, ["ids: too_big"]],
  [{ all: false }, ["all: invalid_value"]],
])("%j may not", (input, faults) => expect(faultsOf(NotificationsMarkReadInput, input)).toEqual(faults));
