import { canonicalize } from '../../../src/rdf/canonical.ts';
import { token } from '../../../src/rdf/n-quads/n-quads.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import {
  blankNode,
  iri,
  type Literal,
  literal,
  type Quad,
  quad,
  type Subject,
  type Term,
  text,
} from '../../../src/rdf/terms.ts';

/** A term that a variable can be bound to. */
export type Value = Subject | Literal;

/** One solution: variable → term; unbound variables are absent. */
export type Solution = ReadonlyMap<string, Value>;

/** What a query has for an answer (SPARQL 1.1 Query §16). */
export type Answer =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly solutions: readonly Solution[];
      /** Whether the format tells no order of the solutions. */
      readonly isUnordered?: boolean;
    }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'graph'; readonly quads: readonly Quad[] };

/** Text of an answer: equal for equal multisets of solutions (or sequences, where ordered) and isomorphic graphs, however numbers are written. */
export async function answerText(answer: Answer, isOrdered: boolean): Promise<string> {
  switch (answer.kind) {
    case 'boolean':
      return String(answer.boolean);
    case 'graph':
      return canonicalize(answer.quads.map(withPlainObject));
    case 'solutions': {
      const head = [...answer.variables].sort().join(' ');
      return `${head}\n${await solutionsText(answer.solutions, isOrdered)}`;
    }
  }
}

async function solutionsText(solutions: readonly Solution[], isOrdered: boolean): Promise<string> {
  const hasBlankNodes = solutions.some((one) => [...one.values()].some(isBlank));
  if (hasBlankNodes) {
    return canonicalize(solutions.flatMap((one, index) => solutionQuads(one, isOrdered ? index : undefined)));
  }
  const lines = solutions.map(
    (one) =>
      `{ ${[...one]
        .map(([variable, value]) => `?${variable} ${token(plain(value))}`)
        .sort()
        .join(' ')} }`,
  );
  return (isOrdered ? lines : lines.sort()).join('\n');
}

/** A solution as a blank node with its bindings: so canonical form compares blank nodes across solutions too, and keeps equal solutions apart. */
function solutionQuads(solution: Solution, position: number | undefined): Quad[] {
  const row = blankNode();
  return [
    quad(row, iri('urn:solution'), literal(position === undefined ? '' : String(position))),
    ...[...solution].map(([variable, value]) =>
      quad(
        row,
        iri(`urn:variable:${variable}`),
        isBlank(value) ? blankNode(`value-${value.value}`) : plain(value),
      ),
    ),
  ];
}

function isBlank({ termType }: Term): boolean {
  return termType === 'BlankNode';
}

function withPlainObject({ subject, predicate, object, graph }: Quad): Quad {
  return quad(subject as Subject, iri(predicate.value), plain(object as Value), graph as Subject);
}

/** The value without what does not change it: the tests compare numbers and booleans by value, and case in a language tag says nothing (RDF 1.1 Concepts §3.3). */
function plain(value: Value): Value {
  if (value.termType !== 'Literal') return value;
  if (value.language !== '') return text(value.value, value.language.toLowerCase());
  return value.datatype.value.startsWith(PREFIXES.xsd)
    ? literal(plainForm(value), iri(value.datatype.value))
    : value;
}

const FLOATING = ['double', 'float'];
const EXACT = /^[+-]?\d+$|^[+-]?(\d+\.\d*|\.\d+)$/;

function plainForm({ value, datatype }: Literal): string {
  const type = datatype.value.slice(PREFIXES.xsd.length);
  if (type === 'string') return value;
  if (type === 'boolean') return value.replace('1', 'true').replace('0', 'false');
  if (FLOATING.includes(type)) return Number.isNaN(Number(value)) ? value : String(Number(value));
  if (!EXACT.test(value)) return value;
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)\.(\d*?)0*$/.exec(pointed(value)) ?? [];
  const digits = `${whole || '0'}${fraction && `.${fraction}`}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** With a full stop, so that only zeros of the fraction end it. */
function pointed(value: string): string {
  return value.includes('.') ? value : `${value}.`;
}

/** Whether the term can stand for a variable's value. */
export function isValue(term: Term): term is Value {
  return ['NamedNode', 'BlankNode', 'Literal'].includes(term.termType);
}
