import { Parser } from '@traqula/parser-sparql-1-1';
import { IndexBuilder } from '../../../src/engine/columns/build.ts';
import {
  type ExecuteOptions,
  type Execution,
  execute,
  openIndex,
  type QuadIndex,
} from '../../../src/engine/engine.ts';
import { TRIG } from '../../../src/formats/turtle/turtle.ts';
import type { Quad } from '../../../src/rdf/terms.ts';

/** Prefixes that data and queries of these tests share. */
export const PREFIXES = `PREFIX : <http://d.example/> PREFIX v: <http://d.example/v#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

const parser = new Parser();
const OPTIONS: ExecuteOptions = {
  deadline: 10_000,
  maxBytes: 2 ** 28,
  maxResultBytes: 2 ** 26,
  base: 'http://d.example/',
};

/** An index of quads. */
export function indexOf(quads: Iterable<Quad>): QuadIndex {
  const builder = new IndexBuilder();
  for (const quad of quads) builder.add(quad);
  return openIndex(Buffer.concat(builder.finish()));
}

/** An index of a TriG document. */
export async function indexOfTrig(document = ''): Promise<QuadIndex> {
  return indexOf(await TRIG.parse(PREFIXES + document, 'http://d.example/'));
}

/** The tree of a query. */
export function parsed(query: string): Parameters<typeof execute>[1] {
  const tree = parser.parse(PREFIXES + query);
  if (tree.type !== 'query') throw new Error('an update is no query');
  return tree;
}

/** Executes a query over an index. */
export function run(index: QuadIndex, query: string, options: Partial<ExecuteOptions> = {}): Execution {
  return execute(index, parsed(query), { ...OPTIONS, ...options });
}

/** The solutions of a query as lines of TSV without the names of the columns, sorted unless the query says how. */
export function rowsOf(index: QuadIndex, query: string, options: Partial<ExecuteOptions> = {}): string[] {
  const document = Buffer.from(run(index, query, options).write('text/tab-separated-values')).toString();
  const lines = document.split('\n').slice(1, -1);
  return /ORDER BY/.test(query) ? lines : lines.sort();
}
