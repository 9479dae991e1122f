import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, of each suite; the size of a file, by which Vitest goes, says nothing of it. */
const LONGEST: readonly string[] = [
  ...['conformance/differential', 'conformance/package', 'conformance/officers', 'conformance/deploy'],
  ...['conformance/hostile', 'conformance/sparql-evaluation', 'conformance/virtuoso', 'conformance/readers'],
  ...['/store', '/cli', '/fuzz', '/wikidata', 'extension/axes', 'release/build', '/verify', '/watch'],
  ...['/doctor', '/import', '/resilience', '/readme', '/site', '/federated', 'http/all-pages'],
  ...['every-page-en', 'every-page-lv', 'e2e/editor', 'e2e/edit', 'e2e/any-data', 'e2e/hostile'],
  ...['http/any-data', 'http/negotiation', 'http/releases', 'engine/budget', 'http/problems'],
];

/** Begins with what takes longest, so that no worker works at it alone in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Suites stay apart, for a process of tests serves one; the one of the longest files comes first.
    const suites = [...new Set(sorted.map(({ project }) => project.name))].sort();
    return suites.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).sort((one, other) => rankOf(one) - rankOf(other)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return rank === -1 ? LONGEST.length : rank;
}
