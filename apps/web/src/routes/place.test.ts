import { describe, expect, test } from "vitest";
import { paths } from "./paths";
import { parsePlace } from "./place";

const parse = (address: string) => {
  const { pathname, search } = new URL(address, "http://parley.test");
  return parsePlace(pathname, search);
};
const inWorkspace = (shown: object) => ({ page: "workspace", slug: "berger", shown });
const ROOT = "00000000-0000-4000-8000-000000000007";
const inThread = (more: object) =>
  inWorkspace({ view: "conversation", conversationId: "c1", panel: "thread", threadRootId: ROOT, ...more });

test.each([
  [paths.home, { page: "home" }],
  [paths.signIn, { page: "sign-in" }],
  [paths.signUp, { page: "sign-up" }],
  [paths.workspaces, { page: "workspaces" }],
  ["/gallery", { page: "gallery" }],
  ["/join/abc-123", { page: "join", token: "abc-123" }],
  [paths.workspace("berger"), inWorkspace({ view: "list" })],
  [`${paths.workspace("berger")}/`, inWorkspace({ view: "list" })],
  [paths.saved("berger"), inWorkspace({ view: "saved" })],
  [paths.scheduled("berger"), inWorkspace({ view: "scheduled" })],
  [paths.people("berger"), inWorkspace({ view: "people" })],
  [paths.groups("berger"), inWorkspace({ view: "groups" })],
  [paths.invitations("berger"), inWorkspace({ view: "invitations" })],
  [paths.settings("berger"), inWorkspace({ view: "settings" })],
  [
    paths.search("berger", "Schlüssel & in:#a"),
    inWorkspace({ view: "search", text: "Schlüssel & in:#a", type: "all" }),
  ],
  [paths.search("berger", "a", "people"), inWorkspace({ view: "search", text: "a", type: "people" })],
  ["/w/berger/search?type=nonsense", inWorkspace({ view: "search", text: "", type: "all" })],
  [paths.conversation("berger", "c1"), inWorkspace({ view: "conversation", conversationId: "c1" })],
  [paths.message("berger", "c1", 42), inWorkspace({ view: "conversation", conversationId: "c1", messageSeq: 42 })],
  [
    `${paths.conversation("berger", "c1")}?panel=details`,
    inWorkspace({ view: "conversation", conversationId: "c1", panel: "details" }),
  ],
  [
    `${paths.conversation("berger", "c1")}?panel=pins`,
    inWorkspace({ view: "conversation", conversationId: "c1", panel: "pins" }),
  ],
  [`${paths.conversation("berger", "c1")}?panel=x`, inWorkspace({ view: "conversation", conversationId: "c1" })],
  [paths.notifications("berger"), inWorkspace({ view: "notifications" })],
  [paths.threads("berger"), inWorkspace({ view: "threads" })],
  [paths.thread("berger", "c1", ROOT), inThread({})],
  [paths.thread("berger", "c1", ROOT, 42), inThread({ replySeq: 42 })],
  [
    `${paths.conversation("berger", "c1")}?thread=nonsense&r=4`,
    inWorkspace({ view: "conversation", conversationId: "c1" }),
  ],
])("%s", (address, place) => {
  expect(parse(address)).toEqual(place);
});

test.each([
  "/nowhere",
  "/sign-in/more",
  "/join",
  "/join/a/b",
  "/w",
  "/w/berger/nowhere",
  "/w/berger/c/1/2",
  "/w/berger/people/1",
])("%s is not found", (address) => {
  expect(parse(address)).toEqual({ page: "not-found" });
});

describe("the search part", () => {
  test.each(["0", "-1", "1.5", "abc", "", "99999999999999999999"])("m=%s is left out", (m) => {
    expect(parse(`/w/berger/c/c1?m=${m}`)).toEqual(inWorkspace({ view: "conversation", conversationId: "c1" }));
  });

  test("leads back to a path of this app, and nowhere else", () => {
    expect(parse("/sign-in?next=%2Fw%2Fberger%3Fm%3D1")).toEqual({ page: "sign-in", next: "/w/berger?m=1" });
    for (const next of ["https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)", ""]) {
      expect(parse(`/sign-in?next=${encodeURIComponent(next)}`), next).toEqual({ page: "sign-in" });
    }
  });

  test("an address that is not well encoded is read as it stands", () => {
    expect(parsePlace("/join/%E0%A4", "")).toEqual({ page: "join", token: "%E0%A4" });
  });
});
