import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, of each suite; the size of a file, by which Vitest goes, says nothing of it. */
const LONGEST: readonly string[] = [
  ...['conformance/deploy', 'conformance/package', 'conformance/officers', 'conformance/virtuoso'],
  ...['conformance/sparql-federation', 'conformance/readers', 'conformance/differential'],
  ...['conformance/sparql-evaluation', 'conformance/hostile', 'conformance/file-servers'],
  ...[
    'http/addresses',
    '/store',
    '/verify',
    '/fuzz',
    '/mcp',
    '/watch',
    '/resilience',
    'engines-resilience',
    '/wikidata',
  ],
  ...[
    'extension/axes',
    'extension/language',
    'release/build',
    '/cli',
    '/site',
    '/doctor',
    'query/pool',
    '/site-prefix',
    '/readme',
  ],
  ...['records/table/hostile', 'http/many-parts', 'http/map', '/federated', '/import', 'http/all-pages'],
  ...['every-page-en', 'every-page-lv', 'e2e/editor', 'e2e/edit', 'e2e/any-data', 'e2e/hostile'],
  ...['http/any-data', 'http/negotiation', 'http/releases', 'engine/budget', 'http/problems'],
  ...['release/history', 'commands/edit/edit', 'http/previews', 'http/expected-answers'],
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
