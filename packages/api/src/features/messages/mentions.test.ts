import { describe, expect, test } from "vitest";
import { LIMITS } from "../../limits.js";
import { idOf } from "../../testing/factories.js";
import { mentionsMember, parseBroadcast, parseMentions } from "./mentions.js";

const anna = idOf(1);
const ben = idOf(2);

describe("a mention", () => {
  test.each([
    [`<@${anna}>`, [anna]],
    [`Hello <@${anna}>, and <@${ben}>!`, [anna, ben]],
    [`<@${ben}><@${anna}>`, [ben, anna]],
    [`<@${anna}> and again <@${anna}>`, [anna]],
    [`<@${anna.toUpperCase()}>`, [anna]],
    [`**<@${anna}>**`, [anna]],
    [`<<@${anna}>>`, [anna]],
  ])("in %j is found", (text, members) => expect(parseMentions(text)).toEqual(members));

  test.each([
    "",
    "Hello Anna",
    `@${anna}`,
    `<@${anna}`,
    `< @${anna}>`,
    `<@${anna} >`,
    `<@${anna.slice(1)}>`,
    `<@${anna}0>`,
    "<@everyone>",
    "<!here>",
    `<#${anna}>`,
  ])("is not in %j", (text) => expect(parseMentions(text)).toEqual([]));
});

describe("code mentions nobody", () => {
  test.each([
    `\`<@${anna}>\``,
    `\`\`<@${anna}>\`\``,
    `\`\`a \` <@${anna}>\`\``,
    `\`\`\`\n<@${anna}>\n\`\`\``,
    `\`\`\`html\n<@${anna}>\n`,
    `~~~\n<@${anna}>\n~~~`,
    `> \`\`\`\n> <@${anna}>\n> \`\`\``,
    `inline \`\`\`<@${anna}>\`\`\` fence`,
  ])("%j", (text) => expect(parseMentions(text)).toEqual([]));

  test("what stands before and behind it does", () => {
    expect(parseMentions(`<@${anna}> \`<@${idOf(9)}>\` <@${ben}>`)).toEqual([anna, ben]);
    expect(parseMentions(`\`<@${anna}>`)).toEqual([anna]);
  });
});

describe("hostile texts of the longest length", () => {
  const max = LIMITS.messageText.max;
  test.each([
    ["openings", "<@".repeat(max / 2)],
    ["almost mentions", `<@${anna} `.repeat(300).slice(0, max)],
    ["hex", `<@${"0".repeat(max - 2)}`],
    ["dashes", `<@${"00000000-".repeat(max / 10)}`],
  ])("%s mention nobody", (_name, text) => expect(parseMentions(text)).toEqual([]));

  test("as many mentions as fit are all found", () => {
    const ids = Array.from({ length: Math.floor(max / 39) }, (_, number) => idOf(number));
    expect(parseMentions(ids.map((id) => `<@${id}>`).join(""))).toEqual(ids);
  });
});

describe("a call of all [F4.2]", () => {
  test.each([
    ["<!here>", "here"],
    ["Lunch, <!HERE>?", "here"],
    ["<!everyone>, noon", "everyone"],
    ["<!here> and <!everyone>", "everyone"],
    ["", null],
    ["@everyone", null],
    ["<!channel>", null],
    ["< !here>", null],
    ["`<!everyone>`", null],
    ["```\n<!everyone>\n```", null],
    ["`<!everyone>` <!here>", "here"],
  ])("in %j is %j", (text, broadcast) => expect(parseBroadcast(text)).toBe(broadcast));

  test("of the longest and most hostile text is found", () => {
    const max = LIMITS.messageText.max;
    expect(parseBroadcast("<!here>".repeat(max / 8))).toBe("here");
    expect(parseBroadcast("<!".repeat(max / 2))).toBeNull();
    expect(parseBroadcast(`${"` ``".repeat(max / 8)}<!here>`)).toBe("here");
  });

  test("mentions a member, or not, or only the server knows", () => {
    const by = (mentions: string[], broadcast: "here" | "everyone" | null) =>
      mentionsMember({ mentions, broadcast }, anna);
    expect([by([anna], null), by([anna], "here"), by([], "everyone")]).toEqual([true, true, true]);
    expect([by([ben], null), by([ben], "here")]).toEqual([false, "ask"]);
  });
});
