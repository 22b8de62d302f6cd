// @vitest-environment happy-dom
import { DEFAULT_MEMBER_PREFERENCES } from "@parley/api";
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { createHeld, refuse } from "../../testing/answers";
import { ME } from "../../testing/factories";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { ReceiptsSection } from "../settings/receipts-section";

const open = (handlers: NonNullable<RenderOptions["handlers"]> = {}) =>
  renderWorkspace(<ReceiptsSection />, { handlers });
const receipts = () => screen.getByRole<HTMLInputElement>("switch", { name: "Share read receipts" });
const changed = (shareReceipts: boolean, rev: number) =>
  ({
    type: "preference.changed",
    scope: "member",
    seq: rev,
    at: "",
    actorId: ME,
    preferences: { ...DEFAULT_MEMBER_PREFERENCES, shareReceipts, rev },
  }) as const;

test("receipts are shared until the reader decides otherwise, which shows at once", async () => {
  const held = createHeld<object>();
  const { server, session, user } = open({ "preferences.set": held.handler });
  expect(receipts().checked).toBe(true);
  await user.click(receipts());
  expect(receipts().checked).toBe(false);
  held.answer({ preferences: { ...DEFAULT_MEMBER_PREFERENCES, shareReceipts: false, rev: 11 } });
  await waitFor(() =>
    expect(session.store.get().preferences).toEqual({ ...DEFAULT_MEMBER_PREFERENCES, shareReceipts: false, rev: 11 }),
  );
  expect(server.inputsOf("preferences.set")).toEqual([{ shareReceipts: false }]);
  await waitFor(() => expect(receipts()).toMatchObject({ checked: false, disabled: false }));
});

test("what could not be saved is told, and shows as it was", async () => {
  const { user } = open({ "preferences.set": refuse("DATABASE_UNAVAILABLE") });
  await user.click(receipts());
  expect(await screen.findByText(/cannot store anything right now/)).toBeDefined();
  expect(receipts().checked).toBe(true);
});

test("another device is followed, and an older word of it changes nothing", async () => {
  const { receive, session } = open();
  receive(changed(false, 12));
  await waitFor(() => expect(receipts().checked).toBe(false));
  receive({ ...changed(true, 11), seq: 13 });
  receive({ ...changed(false, 14), preferences: { ...DEFAULT_MEMBER_PREFERENCES, shareReceipts: false, rev: 14 } });
  await waitFor(() => expect(session.store.get().preferences.rev).toBe(14));
  expect(receipts().checked).toBe(false);
});
