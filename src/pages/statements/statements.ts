import type { Literal, NamedNode, Quad, Term } from '../../rdf/terms.ts';
import { RDF } from '../../rdf/vocabularies.ts';
import type { ResourceView } from '../resource-view.ts';

/** Statements by subject, for look-ups; the same statement in two graphs counts once. */
export class Statements {
  readonly #bySubject = new Map<string, Quad[]>();
  /** Property → object → subjects, of properties that were asked for. */
  readonly #byObject = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(...sets: readonly Iterable<Quad>[]) {
    const seen = new Set<string>();
    for (const set of sets) for (const statement of set) this.#add(statement, seen);
  }

  #add(statement: Quad, seen: Set<string>): void {
    const key = statementKey(statement);
    if (seen.has(key)) return;
    seen.add(key);
    const subject = statement.subject.value;
    const others = this.#bySubject.get(subject);
    if (others) others.push(statement);
    else this.#bySubject.set(subject, [statement]);
  }

  /** The subjects' IRIs, in the order in which they came. */
  get subjects(): readonly string[] {
    return [...this.#bySubject.keys()];
  }

  /** All statements about a subject. */
  about(subject: string): readonly Quad[] {
    return this.#bySubject.get(subject) ?? [];
  }

  /** Objects of the subject's statements with one of the properties. */
  objects(subject: string, ...properties: readonly NamedNode[]): readonly Term[] {
    const found: Term[] = [];
    for (const { predicate, object } of this.about(subject)) {
      for (const { value } of properties) {
        if (value !== predicate.value) continue;
        found.push(object);
        break;
      }
    }
    return found;
  }

  /** IRIs among the objects, each once. */
  iris(subject: string, ...properties: readonly NamedNode[]): readonly string[] {
    const found = new Set<string>();
    for (const { termType, value } of this.objects(subject, ...properties)) {
      if (termType === 'NamedNode') found.add(value);
    }
    return [...found];
  }

  /** Literals among the objects. */
  literals(subject: string, ...properties: readonly NamedNode[]): readonly Literal[] {
    return this.objects(subject, ...properties).filter((object) => object.termType === 'Literal');
  }

  /** Subjects that have the object as the value of the property. */
  subjectsWith(property: NamedNode, object: string): readonly string[] {
    const known = this.#byObject.get(property.value) ?? this.#subjectsByObject(property);
    this.#byObject.set(property.value, known);
    return known.get(object) ?? [];
  }

  #subjectsByObject(property: NamedNode): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const subject of this.subjects) {
      for (const object of this.iris(subject, property)) {
        const others = found.get(object);
        if (others) others.push(subject);
        else found.set(object, [subject]);
      }
    }
    return found;
  }
}

/** A text that is the same for statements of equal terms only, whatever their graphs. */
function statementKey({ subject, predicate, object }: Quad): string {
  return [subject, predicate, object].map(termKey).join(' ');
}

/** A text that is the same for equal terms only. */
export function termKey(term: Term): string {
  if (term.termType !== 'Literal') return `<${term.value}>`;
  return `${JSON.stringify(term.value)}@${term.language}^${term.datatype.value}`;
}

/** Which graphs hold the statements of a page. */
export interface Graphs {
  /** The graph of all of them, where it is one. */
  readonly only?: Term;
  /** The graphs of a statement, the default graph among them; empty where `only` says it. */
  of(statement: Quad): readonly Term[];
}

/** The graphs of what is said of a resource; undefined where only the default graph is shown, or where it holds all. */
export function graphsOf({ stated, claims }: ResourceView): Graphs | undefined {
  if (stated === undefined) return undefined;
  const graphs = new Map<string, Term[]>();
  const names = new Map<string, Term>();
  for (const statement of [...stated, ...claims]) {
    const { graph } = statement;
    const key = statementKey(statement);
    const known = graphs.get(key);
    if (known?.some((one) => one.equals(graph))) continue;
    graphs.set(key, [...(known ?? []), graph]);
    names.set(`${graph.termType} ${graph.value}`, graph);
  }
  const [only, ...others] = names.values();
  if (only === undefined || (others.length === 0 && only.termType === 'DefaultGraph')) return undefined;
  if (others.length === 0) return { only, of: () => [] };
  return { of: (statement) => graphs.get(statementKey(statement)) ?? [] };
}

/** Past this depth a blank node gets a part of the page to itself: browsers and readers both lose their way. */
const DEEPEST = 5;
/** The most that a page shows; the other forms hold all. */
const MAX_SHOWN = 1_000;

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
    const { value } = object;
    if (object.termType !== 'BlankNode' || numbers.has(value) || hidden.has(value)) return;
    if (numbers.size >= MAX_SHOWN) {
      open.push({ subject: value, depth });
      hidden.add(value);
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
    if (seen.has(cell) || (cell !== head && shown.has(cell)) || seen.size >= MAX_SHOWN) return undefined;
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
