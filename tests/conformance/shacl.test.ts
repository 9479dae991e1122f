import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { nquad } from '../../src/rdf/canonical.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { iri, type Quad, quad, type Term } from '../../src/rdf/terms.ts';
import { RDF } from '../../src/rdf/vocabularies.ts';
import { indexOf, validate, writePath } from '../../src/shacl/index.ts';
import { readPath } from '../../src/shacl/paths.ts';
import { ShapesGraph } from '../../src/shacl/shapes-graph.ts';
import { describeSuite, itPasses, suiteDirectory } from './formats/suite.ts';
import { Graph } from './graph.ts';

const VARIABLE = 'SHACL_TESTS';
const DIRECTORY = join(suiteDirectory(VARIABLE, '../shared/standards/data-shapes-test-suite/tests'), 'core');
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const SHT = 'http://www.w3.org/ns/shacl-test#';
const SH = PREFIXES.sh;

interface ShaclTest {
  readonly id: string;
  readonly title: string;
  readonly quads: readonly Quad[];
  readonly term: Term;
}

async function turtle(url: string): Promise<Quad[]> {
  const parsed = await formatOf('turtle')?.parse(await readFile(new URL(url), 'utf8'), url);
  return parsed ?? [];
}

/** The tests of a manifest and of those that it includes. */
async function testsIn(url: string): Promise<ShaclTest[]> {
  const quads = await turtle(url);
  const graph = new Graph(quads);
  const tests = graph.members(iri(url), `${MF}entries`).map((term) => ({
    id: `https://w3c.github.io/data-shapes/data-shapes-test-suite/tests/${term.value.slice(term.value.lastIndexOf('/core/') + 1)}`,
    title: term.value.slice(term.value.lastIndexOf('/core/') + '/core/'.length),
    quads,
    term,
  }));
  const included = graph.objects(iri(url), `${MF}include`).map(({ value }) => testsIn(value));
  return [...tests, ...(await Promise.all(included)).flat()];
}

/** What a report says, one line a result: focus, path, value, severity, component, shape and the messages of shapes that have any. */
async function expectedLines({ quads, term }: ShaclTest): Promise<string[]> {
  const graph = new Graph(quads);
  const shapes = new ShapesGraph(quads);
  const [report] = graph.objects(term, `${MF}result`) as [Term];
  const of = (result: Term, name: string) => graph.object(result, SH + name);
  return graph
    .objects(report, `${SH}result`)
    .map((result) => {
      const path = of(result, 'resultPath');
      return line({
        focus: of(result, 'focusNode'),
        path: path && writePath(readPath(shapes, path)),
        value: of(result, 'value'),
        severity: of(result, 'resultSeverity')?.value,
        component: of(result, 'sourceConstraintComponent')?.value,
        shape: of(result, 'sourceShape'),
        messages: graph.objects(result, `${SH}resultMessage`),
      });
    })
    .sort();
}

interface Line {
  readonly focus?: Term | undefined;
  readonly path?: string | undefined;
  readonly value?: Term | undefined;
  readonly severity?: string | undefined;
  readonly component?: string | undefined;
  readonly shape?: Term | undefined;
  readonly messages: readonly Term[];
}

function line({ focus, path, value, severity, component, shape, messages }: Line): string {
  const shown = (term: Term | undefined) => (term === undefined ? '–' : written(term));
  return [shown(focus), path, shown(value), severity, component, shown(shape), ...messages.map(written)].join(
    ' ',
  );
}

/** Labels of blank nodes mean nothing. */
function written(term: Term): string {
  if (term.termType === 'BlankNode') return '_:';
  return nquad(quad(iri('x:s'), iri('x:p'), term as Quad['object'] as never)).slice(
    '<x:s> <x:p> '.length,
    -2,
  );
}

async function foundLines({ quads, term }: ShaclTest, withMessages: boolean): Promise<string[]> {
  const graph = new Graph(quads);
  const action = graph.object(term, `${MF}action`) as Term;
  const read = (name: string) => turtle(graph.value(action, SHT + name) ?? '');
  const [data, shapes] = [await read('dataGraph'), await read('shapesGraph')];
  const { results } = validate(indexOf(data), shapes);
  return results
    .map(({ focus, path, value, severity, component, shape, messages }) => {
      const stated = messages.filter((message) => typeof message !== 'string');
      return line({
        focus,
        path: path && writePath(path),
        value,
        severity,
        component,
        shape,
        messages: withMessages ? stated : [],
      });
    })
    .sort();
}

async function check(test: ShaclTest): Promise<void> {
  const graph = new Graph(test.quads);
  const report = graph.object(test.term, `${MF}result`) as Term;
  const expected = await expectedLines(test);
  const hasMessages = graph
    .objects(report, `${SH}result`)
    .some((result) => graph.objects(result, `${SH}resultMessage`).length > 0);
  const found = await foundLines(test, hasMessages);
  expect(found).toEqual(expected);
  expect(String(found.length === 0)).toBe(graph.value(report, `${SH}conforms`));
}

await describeSuite('SHACL Core', { variable: VARIABLE, directory: DIRECTORY }, async () => {
  const tests = await testsIn(pathToFileURL(join(DIRECTORY, 'manifest.ttl')).href);
  describe('SHACL Core', () => {
    expect(tests.length).toBeGreaterThan(90);
    expect(
      tests.every(({ quads, term }) => new Graph(quads).value(term, RDF.type.value) === `${SHT}Validate`),
    ).toBe(true);
    for (const test of tests) itPasses(test, {}, () => check(test));
  });
});
