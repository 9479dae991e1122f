import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormatFault } from '../../src/formats/format.ts';
import { type Format, formatOf } from '../../src/formats/index.ts';
import { canonicalize } from '../../src/rdf/canonical.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { describeSuite, itPasses, suiteDirectory } from './formats/suite.ts';

const VARIABLE = 'JSON_LD_TESTS';
const DIRECTORY = suiteDirectory(VARIABLE, '../shared/standards/json-ld-api/tests');

interface Entry {
  readonly '@id': string;
  readonly '@type': readonly string[];
  readonly name: string;
  readonly input: string;
  readonly expect?: string;
  readonly option?: Readonly<Record<string, unknown>>;
}

interface Manifest {
  readonly baseIri: string;
  readonly sequence: readonly Entry[];
}

const NO_DIRECTIONS = 'RDF 1.1 has no base directions, and rdfDirection is not normative';

/** Tests that do not pass, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  t0118: 'RDF has no blank nodes as predicates: generalized RDF is not made',
  tdi09: NO_DIRECTIONS,
  tdi10: NO_DIRECTIONS,
  tdi11: NO_DIRECTIONS,
  tdi12: NO_DIRECTIONS,
  te077: 'expandContext is an option of an API: a file names its contexts itself',
  te075: 'RDF has no blank nodes as predicates: generalized RDF is not made',
};

await describeSuite('JSON-LD', { variable: VARIABLE, directory: DIRECTORY }, async () => {
  const { baseIri, sequence } = JSON.parse(await textOf('toRdf-manifest.jsonld')) as Manifest;
  // Those of JSON-LD 1.0 are for processors of that version; one test has its input in another directory.
  const tests = sequence.filter(
    ({ input, option }) =>
      ![option?.specVersion, option?.processingMode].includes('json-ld-1.0') &&
      existsSync(join(DIRECTORY, input)),
  );
  describe('JSON-LD to RDF', () => {
    it('has tests', () => expect(tests.length).toBeGreaterThan(400));
    for (const test of tests) {
      const title = `${test['@id'].slice(1)} ${test.name}`;
      itPasses({ id: `${baseIri}toRdf-manifest${test['@id']}`, title }, EXCEPTIONS, () =>
        check(test, baseIri),
      );
    }
  });
});

async function check(test: Entry, site: string): Promise<void> {
  const { input, option } = test;
  const base = typeof option?.base === 'string' ? option.base : site + input;
  const { quads, faults } = await read(await textOf(input), base, await contextsFor(site));
  if (test['@type'].includes('jld:NegativeEvaluationTest')) {
    expect(faults.map(({ effect }) => effect)).toContain('ends');
    return;
  }
  expect(faults.filter(({ effect }) => effect === 'ends')).toEqual([]);
  if (test.expect === undefined) return;
  const expected = await (formatOf('n-quads') as Format).parse(await textOf(test.expect), base);
  expect(await canonicalize(quads)).toBe(await canonicalize(expected));
}

/** What JSON-LD leaves out silently is a fault here, and left out as well. */
async function read(text: string, base: string, contexts: ReadonlyMap<string, unknown>) {
  const faults: FormatFault[] = [];
  const quads: Quad[] = [];
  const onFault = (fault: FormatFault) => faults.push(fault);
  const format = formatOf('json-ld') as Format;
  for await (const quad of format.read([text], { base, contexts, onFault })) quads.push(quad);
  return { quads, faults };
}

/** The contexts of the tests, by the addresses at which they are published. */
async function contextsFor(site: string): Promise<ReadonlyMap<string, unknown>> {
  const names = await readdir(join(DIRECTORY, 'toRdf'), { recursive: true });
  const contexts = names.filter((name) => /-context[^/]*\.jsonld$/.test(name)).map((name) => `toRdf/${name}`);
  return new Map(
    await Promise.all(contexts.map(async (name) => [site + name, JSON.parse(await textOf(name))] as const)),
  );
}

function textOf(name: string): Promise<string> {
  return readFile(join(DIRECTORY, name), 'utf8');
}
