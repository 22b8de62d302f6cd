import { isTestCode } from "./source-graph.mjs";

/** @typedef {{ file: string, message: string }} Problem */

/**
 * Who may import whom, package by package (ARCHITECTURE.md): what a package's product code may name, beside itself.
 * @type {{ folder: string, may: RegExp, teach: string }[]}
 */
const PACKAGES = [
  {
    folder: "packages/api",
    may: /^(zod|superjson|@trpc\/(server|client))(\/|$)/,
    teach:
      "packages/api is the contract and knows only zod, superjson and @trpc: declare a port there and let apps/server implement it",
  },
  {
    folder: "packages/db",
    may: /^(?!@parley\/|@trpc\/|react|zod$)/,
    teach: "packages/db knows tables, not the contract: convert between both in apps/server",
  },
  {
    folder: "packages/ui",
    may: /^(?!@parley\/|@trpc\/|@tanstack\/|drizzle-orm|node:|zod$|i18next|react-i18next)/,
    teach: "packages/ui takes props and gives callbacks: fetch, translate and route in apps/web and pass the result in",
  },
  {
    folder: "apps/web",
    may: /^(?!@parley\/(api\/server|db|server)|drizzle-orm|postgres$|lucia|node:)/,
    teach:
      "the web app knows @parley/api and @parley/ui: no server code may reach the browser, move what both need into packages/api",
  },
  {
    folder: "apps/server",
    may: /^(?!@parley\/(ui|web)|react)/,
    teach: "the server never knows the web: what both need belongs into packages/api",
  },
];

/** The one file of packages/api that needs a WebSocket package, since Node 20 has none of its own. */
const NODE_CLIENT = /^packages\/api\/.*node/;

/**
 * The layers inside the server: who must not be imported from where.
 * @type {{ from: RegExp, never: RegExp, teach: string }[]}
 */
const SERVER_LAYERS = [
  {
    from: /^realtime\//,
    never: /^(features|transport|container|app|main)\b/,
    teach: "realtime knows topics and events, no feature: let the feature hand it in",
  },
  {
    from: /^(events|jobs|storage|mail|observability|cluster)\//,
    never: /^(features|realtime|transport|container|app|main)\b/,
    teach:
      "this is an inner layer (transport → container → features → events, jobs, storage → db): declare a port here and let the outer layer implement it",
  },
  {
    from: /^auth\//,
    never: /^(features|transport|container|app|main)\b/,
    teach: "auth stands below the features: declare a port here and let the outer layer implement it",
  },
  {
    from: /^features\//,
    never: /^(transport|container|app|main)\b/,
    teach: "features know neither protocols nor the container: take what you need as a parameter",
  },
  {
    from: /^transport\//,
    never: /^features\//,
    teach: "transport speaks protocols: it reaches features through the services the container gives it",
  },
];

const SERVER = "apps/server/src/";

/** @param {string} path */
const packageOf = (path) => PACKAGES.find(({ folder }) => path.startsWith(`${folder}/`));

/** @param {string} path the feature's name, for a file of the server inside features/x/ */
const featureOf = (path) => /^apps\/server\/src\/features\/([^/]+)\//.exec(path)?.[1];

/**
 * What is wrong with one import.
 * @param {string} from
 * @param {import("./source-graph.mjs").Import} one
 * @returns {string | undefined}
 */
function problemOf(from, { specifier, target, exists }) {
  if (target === undefined) return packageProblem(from, specifier);
  const own = packageOf(from);
  if (!exists) return "leads to no file";
  if (isTestCode(from)) return undefined;
  if (own && !target.startsWith(`${own.folder}/`))
    return "reaches into another package by path: import the package by its name";
  if (isTestCode(target)) return "product code never imports test tools: move what it needs out of them";
  if (!from.startsWith(SERVER)) return undefined;
  const feature = featureOf(from);
  const other = featureOf(target);
  if (feature && other && feature !== other && !target.endsWith(`features/${other}/index.ts`)) {
    return "features meet only through their index.ts: export it there, or move what both need inward";
  }
  const [inner, outer] = [from.slice(SERVER.length), target.slice(SERVER.length)];
  return SERVER_LAYERS.find((layer) => layer.from.test(inner) && layer.never.test(outer))?.teach;
}

/**
 * @param {string} from
 * @param {string} specifier
 */
function packageProblem(from, specifier) {
  if (specifier === "lucia" && from !== "apps/server/src/auth/sessions.ts") {
    return "only apps/server/src/auth/sessions.ts imports lucia: use that file's functions";
  }
  if (isTestCode(from)) return undefined;
  if (specifier.endsWith("/testing")) return "product code never imports test tools: move what it needs out of them";
  if (specifier === "ws" && NODE_CLIENT.test(from)) return undefined;
  const own = packageOf(from);
  return own && !own.may.test(specifier) ? own.teach : undefined;
}

/**
 * Every import that the table forbids.
 * @param {import("./source-graph.mjs").SourceGraph} graph
 * @returns {Problem[]}
 */
export function findForbiddenImports(graph) {
  return [...graph.values()].flatMap((file) =>
    file.imports.flatMap((one) => {
      const problem = problemOf(file.path, one);
      return problem ? [{ file: file.path, message: `import "${one.specifier}": ${problem}.` }] : [];
    }),
  );
}
