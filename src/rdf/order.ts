import { type Lines, quadsOf, statement } from '../release/n-quads/lines.ts';
import { compareCodePoints } from './canonical.ts';
import type { Quad } from './terms.ts';

/** The quads of all graphs, or of the default graph alone, in blocks as serializers want them: by graph (the default first), then by subject. */
export function* inOrder(lines: Lines, graphs: 'all' | 'default'): Iterable<Quad> {
  const byGraph = graphIndex(lines);
  const names = [...byGraph.keys()].sort((a, b) => compareCodePoints(bare(a), bare(b)));
  for (const name of graphs === 'all' ? names : names.slice(0, 1)) {
    if (graphs === 'default' && name !== '') return;
    for (const run of subjectRuns(lines, byGraph.get(name) ?? [])) {
      yield* quadsOf(run.map((index) => lines.at(index) as string));
    }
  }
}

/** Graph as written in the line → the indices of its lines. */
function graphIndex(lines: Lines): Map<string, number[]> {
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
function subjectRuns(lines: Lines, indices: readonly number[]): number[][] {
  const runs: { readonly subject: string; readonly indices: number[] }[] = [];
  for (const index of indices) {
    const line = lines.at(index) as string;
    const subject = line.slice(0, line.indexOf(' '));
    const last = runs.at(-1);
    if (last?.subject === subject) last.indices.push(index);
    else runs.push({ subject, indices: [index] });
  }
  return runs.sort((a, b) => compareCodePoints(bare(a.subject), bare(b.subject))).map((run) => run.indices);
}

/** Without its brackets, whose closing one would sort after `-` and before letters. */
function bare(term: string): string {
  return term.startsWith('<') ? term.slice(1, -1) : term;
}
