import { expect, test } from "vitest";
import { Checkout } from "../testing/checkout.mjs";

/** A vitest that reports one passing test for each kind, named after the database it was given. */
const VITEST = `for arg in "$@"; do case "$arg" in --outputFile.json=*) file="\${arg#*=}" ;; esac; done
name="$PARLEY_TEST_KIND\${PARLEY_TEST_DATABASE_URL:+ on $PARLEY_TEST_DATABASE_URL}"
echo "running $name\${PARLEY_TEST_CLUSTER:+ with clusters}"
echo '{"testResults":[{"name":"a.test.ts","status":"passed","assertionResults":[{"fullName":"'$name'","status":"passed"}]}]}' > "$file"`;

const PLAYWRIGHT = `echo "browser is $CHROME"
echo '{"suites":[{"title":"a","file":"a.e2e.ts","specs":[{"title":"chats","tests":[{"status":"expected"}]}]}]}' > "$PLAYWRIGHT_JSON_OUTPUT_FILE"`;

/** The part of Playwright that tells whether a browser works: here every one does but /broken. */
const PLAYWRIGHT_MODULE = `export const chromium = { launch: async ({ executablePath }) => {
  if (executablePath === "/broken") throw new Error("it does not start");
  return { newPage: async () => ({ setContent: async () => {}, textContent: async () => "it works" }), close: async () => {} };
} };`;

/** A checkout in which everything works but what a cluster needs. */
const singleCheckout = () =>
  new Checkout({
    "apps/web/node_modules/@playwright/test/package.json": '{"type":"module","main":"index.js"}',
    "apps/web/node_modules/@playwright/test/index.js": PLAYWRIGHT_MODULE,
    "apps/server/dist/main.js": "",
    "docs/features.md": "",
  })
    .program("bin/npx", "exit 0")
    .program("node_modules/.bin/biome", "exit 0")
    .program("node_modules/.bin/vitest", VITEST)
    .program("apps/web/node_modules/.bin/playwright", PLAYWRIGHT)
    .stamp();

/** A run under faults that ends as a run with this seed does, and says what it was asked for. */
const chaosWorker = (/** @type {string[]} */ failures) => `const { engine, seconds } = JSON.parse(process.argv[2]);
process.send({ text: "chaos on " + engine + " for " + seconds, failures: ${JSON.stringify(failures)} }, () => process.exit());`;

/** A checkout in which everything works. */
const goodCheckout = () =>
  singleCheckout()
    .file("node_modules/tsx/package.json", '{"type":"module","main":"index.js"}')
    .file("node_modules/tsx/index.js", "")
    .file("scripts/lib/chaos-worker.mjs", chaosWorker([]))
    .program("bin/nginx", "exit 0")
    .program("bin/redis-server", "exit 0")
    .program("bin/initdb", 'echo "initdb (PostgreSQL) 16.4"');

const env = { PARLEY_TEST_DATABASE_URL: "postgres://x", CHROME: "/fine" };

/** @param {string} output */
const lastLine = (output) => output.trimEnd().split("\n").at(-1);

test("npm test runs everything, the database tests on both engines, and sums it up in the last line", async () => {
  const { code, output } = await goodCheckout().run("test", [], env);
  const ran = [...output.matchAll(/^(running|browser is|chaos on) (.*)$/gm)].map((match) => match[2]);
  expect(ran).toEqual([
    "unit on postgres://x",
    "pg",
    "pg on postgres://x",
    "dist on postgres://x with clusters",
    "cluster for 60",
    "/fine",
  ]);
  expect(lastLine(output)).toBe("11 passed, 0 failed, 0 skipped");
  expect(code).toBe(0);
});

/**
 * Everything installs and builds; one task of turbo.json fails.
 * @param {string} task
 */
const failingTask = (task) => `case "$*" in *" turbo run ${task} "*) echo "line 3 is wrong"; exit 1 ;; esac`;

test.each([
  ["types", "bin/npx", failingTask("typecheck")],
  ["biome", "node_modules/.bin/biome", 'echo "line 3 is wrong"; exit 1'],
  ["oxlint", "bin/npx", failingTask("lint")],
])(
  "failing %s are a failed test, show what was said, and do not keep the rest from running",
  async (name, program, body) => {
    const checkout = goodCheckout().program(program, body);
    const { code, output } = await checkout.run("test", [], env);
    expect(output).toContain(`── ${name}\nline 3 is wrong`);
    expect(output).toContain(`Failed\n  ${name}: exit code 1`);
    expect(lastLine(output)).toBe("10 passed, 1 failed, 0 skipped");
    expect(code).toBe(1);
  },
);

test("a run under faults that broke a promise is a failed test, and names its seed", async () => {
  const checkout = goodCheckout().file("scripts/lib/chaos-worker.mjs", chaosWorker(["seed 5, cluster: lost: one"]));
  const { code, output } = await checkout.run("test", [], env);
  expect(output).toContain("Failed\n  chaos: seed 5, cluster: lost: one");
  expect(lastLine(output)).toBe("10 passed, 1 failed, 0 skipped");
  expect(code).toBe(1);
});

test("the seed is another one each time, and under CI always the same", async () => {
  const worker = "process.exit(3)";
  const seedOf = async (/** @type {Record<string, string>} */ more) => {
    const checkout = goodCheckout().file("scripts/lib/chaos-worker.mjs", worker);
    const { output } = await checkout.run("test", [], { ...env, ...more });
    return /seed (\d+)/.exec(output)?.[1];
  };
  const [one, other, first, second] = [
    await seedOf({}),
    await seedOf({}),
    await seedOf({ CI: "1" }),
    await seedOf({ CI: "1" }),
  ];
  expect(one).not.toBe(other);
  expect(first).toBeDefined();
  expect(first).toBe(second);
});

test("a feature that no passed test shows is a failure", async () => {
  const promise = "| F4.1 | people chat | `apps/web/e2e/a.e2e.ts` | |";
  const silent = await goodCheckout().file("docs/features.md", promise).run("test", [], env);
  expect(silent.output).toContain("Failed\n  features: F4.1: no passed test cites it in apps/web/e2e/a.e2e.ts");
  expect(silent.code).toBe(1);

  const citing = PLAYWRIGHT.replace("chats", "chats [F4.1]");
  const checkout = goodCheckout().file("docs/features.md", promise);
  const shown = await checkout.program("apps/web/node_modules/.bin/playwright", citing).run("test", [], env);
  expect(lastLine(shown.output)).toBe("12 passed, 0 failed, 0 skipped");
});

test("a run under faults that dies without a report is a failure", async () => {
  const checkout = goodCheckout().file("scripts/lib/chaos-worker.mjs", "process.exit(3)");
  const { output } = await checkout.run("test", [], env);
  expect(output).toMatch(/chaos: The run \(seed \d+\) ended with exit code 3 before it had a report/);
});

test("a test runner that dies without a report is a failure", async () => {
  const checkout = goodCheckout().program("node_modules/.bin/vitest", 'echo "cannot read config"; exit 1');
  const { code, output } = await checkout.run("test", [], env);
  expect(output).toContain("unit: ended with exit code 1 before it had a report");
  expect(lastLine(output)).toBe("7 passed, 4 failed, 0 skipped");
  expect(code).toBe(1);
});

test("a browser that does not work is skipped with its reason; under CI that is a failure", async () => {
  const broken = { ...env, CHROME: "/broken" };
  const alone = await goodCheckout().run("test", [], broken);
  expect(alone.output).toContain("browser: the whole suite skipped (CHROME=/broken does not open a page)");
  expect(lastLine(alone.output)).toBe("10 passed, 0 failed, 1 skipped");
  expect(alone.code).toBe(0);

  const inCi = await goodCheckout().run("test", [], { ...broken, CI: "true" });
  expect(lastLine(inCi.output)).toBe("10 passed, 1 failed, 0 skipped");
  expect(inCi.code).toBe(1);
});

const PACKAGED = `export default { executablePath: async () => {
  if (process.env.AWS_LAMBDA_JS_RUNTIME !== "nodejs20.x") throw new Error("brings no libraries");
  process.env.LD_LIBRARY_PATH = "/libraries";
  return "/packaged";
} };`;

test("a machine without a browser takes the one from the package registry, with its libraries", async () => {
  const checkout = goodCheckout()
    .program("apps/web/node_modules/.bin/playwright", `echo "libraries in $LD_LIBRARY_PATH"\n${PLAYWRIGHT}`)
    .file("apps/web/node_modules/@sparticuz/chromium/package.json", '{"type":"module","main":"index.js"}')
    .file("apps/web/node_modules/@sparticuz/chromium/index.js", PACKAGED);
  const { output } = await checkout.run("test", [], { ...env, CHROME: "", PATH: `${checkout.path}/bin` });
  expect(output).toContain("libraries in /libraries\nbrowser is /packaged");
  expect(lastLine(output)).toBe("11 passed, 0 failed, 0 skipped");
});

test("a machine without a cluster's programs leaves out what needs them, and says so", async () => {
  const checkout = singleCheckout();
  const { output } = await checkout.run("test", [], { ...env, PATH: `${checkout.path}/bin` });
  expect(output).toContain("running dist on postgres://x\n");
  expect(output).toMatch(/cluster: the whole suite skipped \(.*no Redis: only root on Debian can install it here/);
  expect(output).toMatch(/chaos: the whole suite skipped \(.*no Redis/);
  expect(lastLine(output)).toBe("10 passed, 0 failed, 2 skipped");
});

test("a machine that cannot get any browser is told how to give it one", async () => {
  const checkout = goodCheckout();
  const { output } = await checkout.run("test", [], { ...env, CHROME: "", PATH: `${checkout.path}/bin` });
  expect(output).toContain(
    "browser: the whole suite skipped (no Chromium that opens a page; install one, or name it in CHROME)",
  );
});

test("when the build fails, what needs no build still runs", async () => {
  const checkout = goodCheckout().program("bin/npx", 'case "$*" in *"run build"*) echo "TS2304"; exit 2 ;; esac');
  checkout.program("apps/server/src/new.ts", "");
  const { code, output } = await checkout.run("test", [], env);
  expect(output).toContain("build: Building ended with exit code 2");
  expect(output).not.toContain("browser is");
  expect(lastLine(output)).toBe("7 passed, 1 failed, 0 skipped");
  expect(code).toBe(1);
});

test("when nothing can be installed, the last line says so all the same", async () => {
  const checkout = goodCheckout().program("bin/npx", 'echo "ENOSPC: no space left on device"; exit 1');
  checkout.program("pnpm-lock.yaml", "changed");
  const { code, output } = await checkout.run("test", [], env);
  expect(output).toContain("install: Installing packages: the disk is full.");
  expect(lastLine(output)).toBe("0 passed, 1 failed, 0 skipped");
  expect(code).toBe(1);
});

/** A checkout in which one package and the scripts have unit tests; turbo runs them, and says of which kind. */
const unitCheckout = ({ before = "", ended = "exit 0" } = {}) =>
  goodCheckout()
    .file("package.json", '{"packageManager":"pnpm@0.0.0","type":"module","scripts":{"unit":"vitest"}}')
    .file("packages/db/package.json", '{"scripts":{"unit":"vitest"}}')
    .program(
      "bin/npx",
      `${before}
case "$*" in *" turbo run unit "*) for folder in . packages/db; do
  mkdir -p "$folder/.parley"
  echo '{"testResults":[{"name":"a.test.ts","status":"passed","assertionResults":[{"fullName":"'$PARLEY_TEST_KIND'","status":"passed"}]}]}' > "$folder/.parley/unit.json"
done; echo "ran $PARLEY_TEST_KIND"; ${ended} ;; esac`,
    )
    .stamp();

test("npm run verify checks types, lint and unit tests, and nothing slower", async () => {
  const { code, output } = await unitCheckout().run("verify", [], { PARLEY_TEST_DATABASE_URL: "" });
  const checked = [...output.matchAll(/^── (.*)$/gm)].map((match) => match[1]);
  expect(checked.toSorted((one = "", other = "") => one.localeCompare(other))).toEqual([
    "biome",
    "types and rules",
    "unit",
  ]);
  expect(lastLine(output)).toBe("4 passed, 0 failed, 0 skipped");
  expect(code).toBe(0);
});

test("npm run verify fails where unit tests end badly though their reports are good", async () => {
  const { code, output } = await unitCheckout({ ended: "exit 3" }).run("verify");
  expect(output).toContain("ran quick\n");
  expect(output).toContain("unit: exit code 3");
  expect(lastLine(output)).toBe("4 passed, 1 failed, 0 skipped");
  expect(code).toBe(1);
});

test("npm run verify fails where the report of a package is missing, also if one was left by an earlier run", async () => {
  const checkout = unitCheckout().file("packages/db/.parley/unit.json", '{"testResults":[]}');
  const { code, output } = await checkout.program("bin/npx", "exit 0").stamp().run("verify");
  expect(output).toContain("left no report at packages/db/.parley/unit.json");
  expect(code).toBe(1);
});

test("npm run verify fails with one of its checks", async () => {
  const { code, output } = await unitCheckout({ before: failingTask("check") }).run("verify");
  expect(lastLine(output)).toBe("3 passed, 1 failed, 0 skipped");
  expect(code).toBe(1);
});
