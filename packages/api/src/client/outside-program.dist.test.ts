import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { LineProgram } from "../testing/line-program.js";
import { OutsideProject } from "../testing/outside-project.js";
import { ServerProgram } from "../testing/server-program.js";

// npm, a compiler and a database start here; nothing measures time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project: OutsideProject;
let server: ServerProgram;
let program: LineProgram | undefined;

beforeAll(async () => {
  project = await OutsideProject.create();
  server = await ServerProgram.start();
});
afterEach(() => program?.kill());
afterAll(async () => {
  await server.remove();
  await project.remove();
});

test("a program with the packed client signs up, sends, follows, and resumes after the real server was killed", async () => {
  const options = { module: "NodeNext", moduleResolution: "NodeNext", lib: ["ES2023"], types: ["node"], outDir: "out" };
  expect(await project.compile(["main.ts"], options)).toEqual({ code: 0, output: "" });
  const running = new LineProgram("out/main.js", [server.url], project.folder);
  program = running;
  const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 20 });

  await until(() => expect(running.every("state").at(-1), running.complaints).toBe("connected"));
  running.say("first");
  await until(() => expect(running.every("text")).toEqual(["first"]));

  await server.kill();
  await until(() => expect(running.every("state").at(-1)).toBe("reconnecting"));
  await server.start();
  await until(() => expect(running.every("state").at(-1)).toBe("connected"));
  running.say("second");
  await until(() => expect(running.every("text")).toEqual(["first", "second"]));
  expect(running.every("snapshot"), "it resumed and did not start anew").toHaveLength(1);

  running.endInput();
  expect(await running.ended).toBe(0);
  expect(running.complaints).toBe("");
});
