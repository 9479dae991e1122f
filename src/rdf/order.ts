import { compareCodePoints, nquad, parseNQuads } from './canonical.ts';
import { statement } from './n-quads/n-quads.ts';
import type { Quad, Term } from './terms.ts';

/** Canonical N-Quads lines, sorted by code point. */
interface SortedLines extends Iterable<string> {
  at(index: number): string | undefined;
}

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

/** The quads of canonical lines in that order, of all graphs or of the default graph alone; the quads of one subject at a time are in memory. */
export function* quadsInOrder(lines: SortedLines, graphs: 'all' | 'default'): Iterable<Quad> {
  for (const run of linesInOrder(lines, graphs)) yield* parseNQuads(run);
}

/** The lines themselves in that order, those of one subject at a time. */
export function* linesInOrder(lines: SortedLines, graphs: 'all' | 'default'): Iterable<string[]> {
  const byGraph = graphIndex(lines);
  const names = [...byGraph.keys()].sort((a, b) => compareNodes(keyOf(a), keyOf(b)));
  for (const name of graphs === 'all' ? names : names.slice(0, 1)) {
    if (graphs === 'default' && name !== '') return;
    for (const run of subjectRuns(lines, byGraph.get(name) ?? [])) {
      yield run.map((index) => lines.at(index) as string);
    }
  }
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

/** Graph as written in the line → the indices of its lines. */
function graphIndex(lines: SortedLines): Map<string, number[]> {
  const byGraph = new Map<string, number[]>();
  let index = 0;
  for (const line of lines) {
    const { graph } = statement(line);
    const indices = byGraph.get(graph);
    if (indices === undefined) byGraph.set(graph, [index]);
    else indices.push(index);
    index++;
  }
  return byGraph;
}

/** Lines that share a subject stand together already, but `<a#b>` before `<a>`: the runs are sorted by the subject's own value. */
function subjectRuns(lines: SortedLines, indices: readonly number[]): number[][] {
  const runs: { readonly subject: string; readonly indices: number[] }[] = [];
  for (const index of indices) {
    const line = lines.at(index) as string;
    const subject = line.slice(0, line.indexOf(' '));
    const last = runs.at(-1);
    if (last?.subject === subject) last.indices.push(index);
    else runs.push({ subject, indices: [index] });
  }
  return runs.sort((a, b) => compareNodes(keyOf(a.subject), keyOf(b.subject))).map((run) => run.indices);
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
