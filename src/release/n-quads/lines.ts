import { canonicalize, compareCodePoints, nquad, parseNQuads, sortCodePoints } from '../../rdf/canonical.ts';
import { statement } from '../../rdf/n-quads/statement-line.ts';
import type { Quad } from '../../rdf/terms.ts';

export { iriOf, type Statement, statement } from '../../rdf/n-quads/statement-line.ts';

/** A dataset as its canonical N-Quads (RDFC-1.0 §5): distinct lines without their line feed, sorted by code point; in memory or in a file. */
export interface Lines extends Iterable<string> {
  readonly length: number;
  /** The line of this index; undefined past the end. */
  at(index: number): string | undefined;
}

/** The canonical lines of quads; only quads with blank nodes are held as objects, for RDFC-1.0 labels nothing else. */
export async function linesOf(quads: Iterable<Quad>): Promise<readonly string[]> {
  const lines: string[] = [];
  const blank: Quad[] = [];
  for (const quad of quads) {
    if (hasBlankNode(quad)) blank.push(quad);
    else lines.push(nquad(quad));
  }
  if (blank.length > 0) {
    for (const line of (await canonicalize(blank)).split('\n')) if (line !== '') lines.push(line);
  }
  return distinct(sortCodePoints(lines));
}

/** Whether subject, object or graph is a blank node. */
export function hasBlankNode(quad: Quad): boolean {
  return [quad.subject, quad.object, quad.graph].some((term) => term.termType === 'BlankNode');
}

/** Whether subject, object or graph of a line is a blank node. */
export function isBlankLine(line: string): boolean {
  if (!line.includes('_:')) return false;
  const { subject, object, graph } = statement(line);
  return [subject, object, graph].some((term) => term.startsWith('_:'));
}

/** The statements of the default graph about one IRI. */
export function about(lines: Lines, subject: string): Quad[] {
  const prefix = `<${subject}> `;
  const found: string[] = [];
  for (let index = lowerBound(lines, prefix); ; index++) {
    const line = lines.at(index);
    if (!line?.startsWith(prefix)) return quadsOf(found);
    if (statement(line).graph === '') found.push(line);
  }
}

/** Index of the first line that is not before `key`. */
function lowerBound(lines: Lines, key: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(lines.at(middle) as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The quads that lines stand for. */
export function quadsOf(lines: Iterable<string>): Quad[] {
  return [...parseNQuads(lines)];
}

function distinct(sorted: string[]): string[] {
  let kept = 0;
  for (const line of sorted) {
    if (kept === 0 || line !== sorted[kept - 1]) sorted[kept++] = line;
  }
  sorted.length = kept;
  return sorted;
}
