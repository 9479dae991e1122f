import { compareCodePoints, nquad, parseNQuads } from './canonical.ts';
import { statement } from './n-quads/n-quads.ts';
import type { Quad, Term } from './terms.ts';

/** Which graphs of a dataset are meant: `named` are all but the default graph. */
type Graphs = 'all' | 'default' | 'named';

/** Canonical N-Quads lines, sorted by code point. */
interface SortedLines extends Iterable<string> {
  readonly length: number;
  at(index: number): string | undefined;
}

/** Lines whose terms have numbers: they need not be parsed. */
export interface NumberedLines extends SortedLines {
  readonly columns: { readonly places: readonly Uint32Array[] };
  term(id: number): string;
  quad(index: number): Quad;
}

/** Whether lines have numbers for their terms. */
export function areNumbered(lines: SortedLines): lines is NumberedLines {
  return 'columns' in lines;
}

/** Puts the lines of one subject in one graph, by their indices, into another order. */
export type RunOrder = (run: readonly number[]) => readonly number[];

/** Quads as serializers want them: by graph (the default first), then by subject, a resource before its fragments and IRIs before blank nodes, then by code point. */
export function inOrder(quads: Iterable<Quad>): Quad[] {
  return Array.from(quads, (quad) => ({ quad, line: nquad(quad) }))
    .sort(
      (a, b) =>
        compareNodes(keyOfTerm(a.quad.graph), keyOfTerm(b.quad.graph)) ||
        compareNodes(keyOfTerm(a.quad.subject), keyOfTerm(b.quad.subject)) ||
        compareCodePoints(a.line, b.line),
    )
    .map(({ quad }) => quad);
}

/** The quads of canonical lines in that order, of all graphs, of the default graph alone or of the others; the quads of one subject at a time are in memory. Those of numbered lines may have another order within it. */
export function* quadsInOrder(lines: SortedLines, graphs: Graphs, order?: RunOrder): Iterable<Quad> {
  if (areNumbered(lines)) {
    for (const run of runsInOrder(lines, graphs)) {
      for (const index of order ? order(run) : run) yield lines.quad(index);
    }
  } else for (const run of linesInOrder(lines, graphs)) yield* parseNQuads(run);
}

/** The lines themselves in that order, those of one subject at a time. */
export function* linesInOrder(lines: SortedLines, graphs: Graphs): Iterable<string[]> {
  for (const run of runsInOrder(lines, graphs)) yield run.map((index) => lines.at(index) as string);
}

/** The indices of the lines in that order. */
export function* indicesInOrder(lines: SortedLines, graphs: Graphs): Iterable<number> {
  for (const run of runsInOrder(lines, graphs)) yield* run;
}

/** What tells graphs and subjects apart: their text as lines write it, or their number. */
interface Keys<K> {
  graph(index: number): K;
  subject(index: number): K;
  text(key: K): string;
}

/** Indices of the lines in that order, those of one subject at a time. */
function runsInOrder(lines: SortedLines, graphs: Graphs): Iterable<number[]> {
  if (areNumbered(lines)) {
    const [subjects, , , graphsOf] = lines.columns.places as [Uint32Array, unknown, unknown, Uint32Array];
    return runsBy<number>(lines.length, graphs, {
      graph: (index) => graphsOf[index] as number,
      subject: (index) => subjects[index] as number,
      text: (id) => (id === 0 ? '' : lines.term(id)),
    });
  }
  const line = (index: number) => lines.at(index) as string;
  return runsBy<string>(lines.length, graphs, {
    graph: (index) => statement(line(index)).graph,
    subject: (index) => statement(line(index)).subject,
    text: (key) => key,
  });
}

function* runsBy<K>(length: number, graphs: Graphs, keys: Keys<K>): Iterable<number[]> {
  const byGraph = new Map<K, number[]>();
  for (let index = 0; index < length; index++) {
    const graph = keys.graph(index);
    const indices = byGraph.get(graph);
    if (indices === undefined) byGraph.set(graph, [index]);
    else indices.push(index);
  }
  const named = [...byGraph].map(([graph, indices]) => ({ name: keys.text(graph), indices }));
  const chosen =
    graphs === 'all' ? named : named.filter(({ name }) => (name === '') === (graphs === 'default'));
  chosen.sort((a, b) => compareNodes(keyOf(a.name), keyOf(b.name)));
  for (const { indices } of chosen) yield* subjectRuns(indices, keys);
}

/** In each graph the statements about the resource come first, then those about its parts. */
export function rootFirst(quads: Iterable<Quad>, root: string): Quad[] {
  const byGraph = new Map<string, [Quad[], Quad[], Quad[]]>();
  for (const quad of quads) {
    const { subject, graph } = quad;
    const groups = byGraph.get(graph.value) ?? [[], [], []];
    byGraph.set(graph.value, groups);
    const rank = subject.value === root ? 0 : subject.value.startsWith(`${root}#`) ? 1 : 2;
    groups[rank].push(quad);
  }
  return [...byGraph.values()].flat(2);
}

/** Lines that share a subject stand together already, but `<a#b>` before `<a>`: the runs are sorted by the subject's own value. */
function subjectRuns<K>(indices: readonly number[], keys: Keys<K>): number[][] {
  const runs: { readonly subject: K; readonly node: string; readonly indices: number[] }[] = [];
  for (const index of indices) {
    const subject = keys.subject(index);
    const last = runs.at(-1);
    if (last?.subject === subject) last.indices.push(index);
    else runs.push({ subject, node: keyOf(keys.text(subject)), indices: [index] });
  }
  return runs.sort((a, b) => compareNodes(a.node, b.node)).map((run) => run.indices);
}

/** A blank node's label begins with `_:`, with which no IRI begins. */
function compareNodes(a: string, b: string): number {
  return Number(a.startsWith('_:')) - Number(b.startsWith('_:')) || compareCodePoints(a, b);
}

/** A term of a line without its brackets, whose closing one would sort after `-` and before letters. */
function keyOf(term: string): string {
  return term.startsWith('<') ? term.slice(1, -1) : term;
}

function keyOfTerm({ termType, value }: Term): string {
  return termType === 'BlankNode' ? `_:${value}` : value;
}
