import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { aConversation, aMessage, aMessageSent, aWorkspace, idOf } from "../testing/factories.js";
import { FakeLog } from "../testing/fake-log.js";
import { type FakeServer, serveLog } from "../testing/fake-server.js";
import { LineProgram } from "../testing/line-program.js";
import { OutsideProject } from "../testing/outside-project.js";

// Compilers and npm are slow on a busy machine; nothing here measures time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project: OutsideProject;

beforeAll(async () => {
  project = await OutsideProject.create();
});

afterAll(() => project.remove());

const NODE_NEXT = { module: "NodeNext", moduleResolution: "NodeNext" };
const BUNDLER = { module: "ESNext", moduleResolution: "Bundler", noEmit: true };
const IN_BROWSERS = { lib: ["ES2022", "DOM"], types: [] };
const IN_NODE = { lib: ["ES2023"], types: ["node"] };
const text = (file: string) => readFile(join(project.folder, file), "utf8");

describe("the compiler of an outside project, checking declarations too", () => {
  test.each([
    ["a browser's, bundled", { ...BUNDLER, ...IN_BROWSERS }],
    ["a browser's, as modules", { ...NODE_NEXT, ...IN_BROWSERS, noEmit: true }],
    ["Node's", { ...NODE_NEXT, ...IN_NODE, noEmit: true }],
    ["Node's, bundled", { ...BUNDLER, ...IN_NODE }],
  ])("accepts right calls: %s", async (_name, options) => {
    expect(await project.compile(["right-calls.ts"], options)).toEqual({ code: 0, output: "" });
  });

  test("refuses each wrong call where it is wrong, and nothing else", async () => {
    const lines = (await text("wrong-calls.ts")).split("\n");
    const wanted = lines.flatMap((line, index) => {
      const mark = /\/\/ wrong (TS\d+)$/.exec(line)?.[1];
      return mark === undefined ? [] : [`${index + 1} ${mark}`];
    });
    expect(wanted.length).toBeGreaterThan(15);

    const { code, output } = await project.compile(["wrong-calls.ts"], { ...NODE_NEXT, ...IN_NODE, noEmit: true });

    expect(code).not.toBe(0);
    const found = [...output.matchAll(/^wrong-calls\.ts\((\d+),\d+\): error (TS\d+)/gm)];
    expect(found.map(([, line, error]) => `${line} ${error}`)).toEqual(wanted);
    expect(output).not.toMatch(/^node_modules/m);
  });

  test("accepts every example of the README", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? "");
    expect(examples.length).toBeGreaterThan(1);
    const files = examples.map((_, index) => `example-${index}.ts`);
    for (const [index, file] of files.entries()) await project.write(file, examples[index] ?? "");
    expect(await project.compile(files, { ...NODE_NEXT, ...IN_NODE, noEmit: true })).toEqual({ code: 0, output: "" });
  });
});

describe("a compiled program in plain Node", () => {
  let server: FakeServer;
  let program: LineProgram;

  afterEach(async () => {
    program.kill();
    await program.ended;
    await server.stop();
  });

  test("signs up, sends, follows, and resumes after the server was restarted", async () => {
    const log = new FakeLog();
    const user = { id: idOf(2), email: "olga@outside.example", name: "Olga" };
    const session = { token: "secret", expiresAt: new Date("2030-01-01") };
    server = await serveLog(log, {
      auth: { signUp: () => Promise.resolve({ output: { user, workspace: aWorkspace() }, session }) },
      groups: { create: () => Promise.resolve({ conversation: aConversation() }) },
      messages: {
        send: (_actor, input) => {
          const event = aMessageSent(log.head + 1, input);
          log.append(event);
          return Promise.resolve({ message: aMessage({ ...input, seq: event.seq }), mentionedOutside: [] });
        },
      },
    });
    const emit = { ...NODE_NEXT, ...IN_NODE, outDir: "out" };
    expect(await project.compile(["main.ts"], emit)).toEqual({ code: 0, output: "" });

    program = new LineProgram("out/main.js", [server.url], project.folder);
    const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 20 });
    await until(() => expect(program.every("state").at(-1), program.complaints).toBe("connected"));
    program.say("first");
    await until(() => expect(program.every("text")).toEqual(["first"]));

    await server.stop();
    await until(() => expect(program.every("state").at(-1)).toBe("reconnecting"));
    log.append(aMessageSent(log.head + 1, { text: "while it was away" }));
    await server.listen();
    await until(() => expect(program.every("text")).toEqual(["first", "while it was away"]));
    program.say("second");
    await until(() => expect(program.every("sent")).toEqual([1, 3]));
    await until(() => expect(program.every("seq")).toEqual([1, 2, 3]));
    expect(program.every("snapshot")).toEqual([[idOf(5)]]);

    program.endInput();
    expect(await program.ended).toBe(0);
    expect(program.complaints).toBe("");
  });
});
