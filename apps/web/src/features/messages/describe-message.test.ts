import type { SystemLine } from "@parley/api";
import { expect, test } from "vitest";
import { createTranslate } from "../../lib/i18n/create-translate";
import { de } from "../../lib/i18n/locales/de";
import { en } from "../../lib/i18n/locales/en";
import { createMember, createMessage, ME, TIM } from "../../testing/factories";
import { describeSystemLine, nameMentions } from "./describe-message";
import { getUnsent, toMessageView, toUnsentView } from "./to-message-view";

const t = createTranslate("en", en);
const people = { meId: ME, members: { [ME]: createMember(), [TIM]: createMember({ id: TIM }) } };

test.each<[SystemLine, string, string]>([
  [{ type: "group-created" }, "Jana Roth created the group", "Jana Roth hat die Gruppe gegründet"],
  [{ type: "member-added", memberId: TIM }, "Jana Roth added Tim Krause", "Jana Roth hat Tim Krause hinzugefügt"],
  [{ type: "member-removed", memberId: TIM }, "Jana Roth removed Tim Krause", "Jana Roth hat Tim Krause entfernt"],
  [{ type: "member-joined", memberId: TIM }, "Tim Krause joined", "Tim Krause ist beigetreten"],
  [{ type: "member-left", memberId: TIM }, "Tim Krause left", "Tim Krause ist gegangen"],
  [
    { type: "role-changed", memberId: TIM, role: "moderator" },
    "Jana Roth changed the role of Tim Krause to Moderator",
    "Jana Roth hat die Rolle von Tim Krause auf Moderator geändert",
  ],
  [
    { type: "renamed", name: "Linden" },
    "Jana Roth renamed the group to Linden",
    "Jana Roth hat die Gruppe in Linden umbenannt",
  ],
  [{ type: "archived" }, "Jana Roth archived the group", "Jana Roth hat die Gruppe archiviert"],
  [
    { type: "unarchived" },
    "Jana Roth took the group back into use",
    "Jana Roth hat die Gruppe wieder in Gebrauch genommen",
  ],
])("%o", (line, english, german) => {
  expect(describeSystemLine(line, ME, people, t)).toBe(english);
  expect(describeSystemLine(line, ME, people, createTranslate("de", de))).toBe(german);
});

test("mentions are shown by name, but not inside code", () => {
  const text = `<@${TIM}> look: \`<@${TIM}>\` and\n\`\`\`\n<@${ME}>\n\`\`\`\n<@${ME.toUpperCase()}>`;
  expect(nameMentions(text, people, t)).toBe(
    `@Tim Krause look: \`<@${TIM}>\` and\n\`\`\`\n<@${ME}>\n\`\`\`\n@Jana Roth`,
  );
});

test("a message keeps its key from the first moment to the stored one", () => {
  const entry = {
    nonce: "n1",
    memberId: ME,
    conversationId: "c",
    text: "hello",
    createdAt: "2026-11-21T10:00:00.000Z",
    order: 1,
    status: "queued",
  } as const;
  const stored = createMessage({ seq: 4, nonce: "n1", authorId: ME, text: "hello" });
  expect(toUnsentView(entry, people, t)).toMatchObject({ key: "n1", own: true, delivery: "sending", text: "hello" });
  expect(toMessageView(stored, people, t)).toMatchObject({ key: "n1", own: true, text: "hello" });
  expect(getUnsent([entry], [stored])).toEqual([]);
  expect(getUnsent([entry], [createMessage({ seq: 5 })])).toEqual([entry]);
});

test("a refused message says why", () => {
  const entry = {
    nonce: "n1",
    memberId: ME,
    conversationId: "c",
    text: "hello",
    createdAt: "",
    order: 1,
    status: "failed",
    reason: "MEMBER_DEACTIVATED",
  } as const;
  expect(toUnsentView(entry, people, t)).toMatchObject({
    delivery: "failed",
    failure: "Not sent. This person no longer has access.",
  });
});
