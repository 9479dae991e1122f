import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const SRC = resolve(import.meta.dirname, '../../src');

/** What the checker takes for slow and is not: by file, with the reason. */
const LINEAR: Readonly<Record<string, string>> = {
  'pages/parts/code.tsx': 'whatever begins a name is matched as a word, so that no search begins within it',
  ...Object.fromEntries(
    [
      'spreadsheets/yaml-text.ts',
      'spreadsheets/cells/periods.ts',
      'spreadsheets/import/partner-cells.ts',
      'spreadsheets/reading/xlsx.ts',
      'spreadsheets/words/columns.ts',
    ].map((file) => [file, 'cells of a table that its keeper imports, at no server']),
  ),
};

/** Files that put regular expressions together: of constants of their own, or of escaped text. */
const COMPOSED = [
  'engine/expressions/regex/character-set.ts',
  'engine/expressions/regex/syntax.ts',
  'engine/expressions/values/date-time.ts',
  'features/lists/facets/facets-query.ts',
  'features/queries/general.ts',
  'features/wikidata/snapshot/snapshot.ts',
  'formats/rdf-xml/rdf-xml.ts',
  'query/parsing/shape.ts',
  'query/parsing/tokens.ts',
  'rdf/n-quads/n-quads.ts',
  'rdf/n-quads/reader.ts',
  'records/record-types/withdrawn.ts',
  'release/build/counts.ts',
  'spreadsheets/cells/amounts.ts',
  'spreadsheets/import/partner-cells.ts',
  'spreadsheets/words/columns.ts',
  'spreadsheets/words/lookup.ts',
  'store/send.ts',
  'text/folding.ts',
];

interface Found {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

function* literalsIn(node: unknown, file: string): Generator<Found> {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node) yield { file, ...(node.regex as { pattern: string; flags: string }) };
  for (const value of Object.values(node)) yield* literalsIn(value, file);
}

/** Ways in which matching takes more than linear time: nested and adjacent repetition, and a search that fails anew from each character. */
const slowWays = ({ pattern, flags }: Pick<Found, 'pattern' | 'flags'>) =>
  analyse({ source: pattern, flags }).reports.map(({ type }) => type);

describe('regular expressions', () => {
  it.each([
    ['(a+)+$', ''],
    ['^\\s*(\\d+)\\s*[, ]\\s*(\\d+)$', ''],
    ['^(.+?)\\s*,\\s*([^,]*)$', 's'],
    ['[/#]+$', ''],
    ['\\s+$', ''],
  ])('the checker finds %s', (pattern, flags) => {
    expect(slowWays({ pattern, flags })).not.toEqual([]);
  });

  it('take linear time', () => {
    const literals = sources.flatMap(({ file, text }) => [
      ...literalsIn(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file), file),
    ]);
    expect(literals.length).toBeGreaterThan(300);
    const slow = literals
      .filter(({ file }) => LINEAR[file] === undefined)
      .flatMap((found) =>
        slowWays(found).map((way) => `${found.file}: /${found.pattern}/${found.flags} (${way})`),
      );
    expect(slow).toEqual([]);
  }, 60_000);

  it('are put together in few places', () => {
    const composing = sources.filter(({ text }) => /\bRegExp\(/.test(text)).map(({ file }) => file);
    expect(composing.sort()).toEqual(COMPOSED);
  });
});
