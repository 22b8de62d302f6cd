import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Suites say in their first line what else than their project's environment they need. */
const environmentOf = ({ moduleId, project }: TestSpecification): string =>
  /^\/\/ @vitest-environment (\S+)/.exec(readFileSync(moduleId, "utf8"))?.[1] ?? project.config.environment;

/**
 * Vitest's own order, and within it the suites of a project that need the same environment one after the other: a worker is kept
 * for the next suite only where that is alike, and a new one loads everything again.
 */
export class AlikeSequencer extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const alike = new Map<string, TestSpecification[]>();
    for (const spec of await super.sort(specs)) {
      const key = `${spec.project.name} ${environmentOf(spec)}`;
      const group = alike.get(key);
      if (group === undefined) alike.set(key, [spec]);
      else group.push(spec);
    }
    return [...alike.values()].flat();
  }
}
