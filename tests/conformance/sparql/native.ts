import { extname } from 'node:path';
import { Parser } from '@traqula/parser-sparql-1-1';
import { expect } from 'vitest';
import type { QueryTree } from '../../../src/engine/algebra/translate.ts';
import { IndexBuilder } from '../../../src/engine/columns/build.ts';
import { type Execution, execute, openIndex } from '../../../src/engine/engine.ts';
import { parseNQuads } from '../../../src/rdf/n-quads/reader.ts';
import { isOrdered, JSON_RESULTS, RESULT_SYNTAXES } from './evaluation.ts';
import type { TestGraph, W3cTest } from './manifest.ts';
import { readRdfResults } from './results-rdf.ts';
import { readDataset } from './service.ts';
import { type Answer, answerText } from './solutions.ts';
import { quadsOf, textOf } from './w3c.ts';

const LIMITS = { deadline: 60_000, maxBytes: 2 ** 30, maxResultBytes: 2 ** 26 };
const RDF_EXTENSIONS = ['.ttl', '.rdf'];
const parser = new Parser();

/** Executes the test's query by the embedded engine alone and compares the result with the expected one; throws where they differ. */
export async function checkNatively(test: W3cTest): Promise<void> {
  const { query = '', result = '', graphs } = test;
  const text = await textOf(query);
  const tree = parser.parse(text);
  if (tree.type !== 'query') throw new Error('an update is no query');
  const builder = new IndexBuilder();
  for (const quad of await readDataset([...graphs, ...graphsOf(tree, test)])) builder.add(quad);
  const index = openIndex(Buffer.concat(builder.finish()));
  const execution = execute(index, tree, { ...LIMITS, base: query });
  const expected = await expectedAnswer(result);
  const actual = await actualAnswer(execution, extname(result));
  const ordered = isOrdered(text) && isSequence(expected);
  expect(await answerText(actual, ordered)).toBe(await answerText(expected, ordered));
}

/** The graphs that the query itself names, where the test names none. */
function graphsOf(tree: QueryTree, { graphs, directory }: W3cTest): TestGraph[] {
  if (graphs.length > 0) return [];
  const names = tree.datasets.clauses.map(({ value }) => new URL(value.value, directory).href);
  return [...new Set(names)].map((name) => ({ file: name, name }));
}

/** Solutions that a graph describes have no order. */
function isSequence(answer: Answer): boolean {
  return answer.kind !== 'solutions' || !answer.isUnordered;
}

async function expectedAnswer(result: string): Promise<Answer> {
  if (RDF_EXTENSIONS.includes(extname(result))) return readRdfResults(await quadsOf(result));
  const syntax = RESULT_SYNTAXES[extname(result)];
  if (syntax === undefined) throw new Error(`unknown kind of result: ${result}`);
  return syntax.read(await textOf(result), result);
}

async function actualAnswer(execution: Execution, extension: string): Promise<Answer> {
  if (execution.form === 'construct' || execution.form === 'describe') {
    const document = Buffer.from(execution.write('application/n-triples')).toString();
    return { kind: 'graph', quads: [...parseNQuads(document)] };
  }
  const syntax = RDF_EXTENSIONS.includes(extension)
    ? JSON_RESULTS
    : (RESULT_SYNTAXES[extension] ?? JSON_RESULTS);
  return syntax.read(Buffer.from(execution.write(syntax.mediaType)).toString(), '');
}
