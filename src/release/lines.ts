import { canonicalize, compareCodePoints, nquad, parseNQuads, sortCodePoints } from '../rdf/canonical.ts';
import type { Quad } from '../rdf/terms.ts';

/** A dataset as its canonical N-Quads (RDFC-1.0 §5): distinct lines without their line feed, sorted by code point; in memory or in a file. */
export interface Lines extends Iterable<string> {
  readonly length: number;
  /** The line of this index; undefined past the end. */
  at(index: number): string | undefined;
}

/** The terms of one canonical line as they are written there; `graph` is empty for the default graph. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly graph: string;
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

/** A canonical line cut into its terms; cheaper than parsing, for only literals hold spaces. */
export function statement(line: string): Statement {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const end = line.length - ' .'.length;
  const last = line.lastIndexOf(' ', end - 1);
  const tail = line.slice(last + 1, end);
  const hasGraph = last > second && (tail.startsWith('<') || tail.startsWith('_:')) && !tail.includes('"');
  return {
    subject: line.slice(0, first),
    predicate: line.slice(first + 1, second),
    object: line.slice(second + 1, hasGraph ? last : end),
    graph: hasGraph ? tail : '',
  };
}

/** The text of an IRI term of a line, without its brackets; undefined for any other term. */
export function iriOf(term: string): string | undefined {
  return term.startsWith('<') ? term.slice(1, -1) : undefined;
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
