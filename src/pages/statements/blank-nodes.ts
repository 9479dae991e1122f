import type { Quad, Term } from '../../rdf/terms.ts';
import { RDF } from '../../rdf/vocabularies.ts';
import { type Statements, statementKey } from './statements.ts';

/** Past this depth a blank node gets a part of the page to itself: browsers and readers both lose their way. */
const DEEPEST = 5;
/** The most that a page shows; the other forms hold all. */
const MOST = 1_000;

/** Where the blank nodes below a resource are shown on its page: each once, whatever they share and however they lead round. */
export interface BlankNodes {
  /** The number by which the page names a blank node; undefined for those that it does not show. */
  numberOf(node: Term): number | undefined;
  /** Whether a blank node is shown in place, as the object of this statement. */
  isNested(statement: Quad): boolean;
  /** The members of an RDF list, as the statements that hold them, where the node is the head of a well-formed one that is shown whole. */
  listOf(node: Term): readonly Quad[] | undefined;
  /** Blank nodes that are parts of the page. */
  readonly apart: readonly Term[];
  /** How many there are beyond those that are shown. */
  readonly hidden: number;
}

/** Finds the place of each blank node below the subjects, nearest first. */
export function placeBlankNodes(statements: Statements, subjects: readonly string[]): BlankNodes {
  const numbers = new Map<string, number>();
  const nested = new Set<string>();
  const lists = new Map<string, readonly Quad[]>();
  const apart: Term[] = [];
  const hidden = new Set<string>();
  const open: { subject: string; depth: number }[] = subjects.map((subject) => ({ subject, depth: 0 }));
  const place = (statement: Quad, depth: number) => {
    const { object } = statement;
    if (object.termType !== 'BlankNode' || numbers.has(object.value)) return;
    if (numbers.size >= MOST) {
      hidden.add(object.value);
      return;
    }
    numbers.set(object.value, numbers.size + 1);
    const isDeep = depth >= DEEPEST;
    if (isDeep) apart.push(object);
    else nested.add(statementKey(statement));
    const next = isDeep ? 1 : depth + 1;
    const cells = listCells(statements, object.value, numbers);
    if (cells === undefined) {
      open.push({ subject: object.value, depth: next });
      return;
    }
    for (const cell of cells)
      numbers.set(cell.subject.value, numbers.get(cell.subject.value) ?? numbers.size + 1);
    lists.set(object.value, cells);
    for (const cell of cells) place(cell, next);
  };
  for (const { subject, depth } of open) {
    for (const statement of statements.about(subject)) place(statement, depth);
  }
  return {
    numberOf: (node) => numbers.get(node.value),
    isNested: (statement) => nested.has(statementKey(statement)),
    listOf: (node) => lists.get(node.value),
    apart,
    hidden: hidden.size,
  };
}

/** The rdf:first statements of a list of which nothing else is said (RDF Schema §5.2); undefined for what is no such list. */
function listCells(
  statements: Statements,
  head: string,
  shown: ReadonlyMap<string, number>,
): readonly Quad[] | undefined {
  const cells: Quad[] = [];
  const seen = new Set<string>();
  for (let cell = head; cell !== RDF.nil.value; ) {
    if (seen.has(cell) || (cell !== head && shown.has(cell)) || seen.size >= MOST) return undefined;
    seen.add(cell);
    const about = statements.about(cell).filter(({ object }) => object.value !== RDF.List.value);
    const [first, ...firsts] = about.filter(({ predicate }) => predicate.value === RDF.first.value);
    const [rest, ...rests] = about.filter(({ predicate }) => predicate.value === RDF.rest.value);
    if (!first || !rest || firsts.length + rests.length > 0 || about.length > 2) return undefined;
    cells.push(first);
    cell = rest.object.value;
  }
  return cells;
}
