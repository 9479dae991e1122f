import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { iriToken, stringToken } from '../../rdf/n-quads/n-quads.ts';
import { BLANK, IRI, LITERAL } from '../columns/dictionary.ts';
import { OBJECT, PREDICATE } from '../columns/permutation.ts';
import { termOf } from '../expressions/context.ts';
import { type EngineTerm, xsd } from '../expressions/term.ts';
import { Adjacency } from '../operators/paths/adjacency.ts';
import type { Scope } from '../operators/plan.ts';
import type { Batch, Charged, Table } from '../operators/tables/batch.ts';
import { KeyTable } from '../operators/tables/key-table.ts';
import type { LocalTerms } from '../operators/tables/local-terms.ts';
import { ByteWriter, TermTexts } from './byte-writer.ts';

/** A place of a template: a term, a column of the solutions (−1 where no solution binds it), or a blank node that is new for each solution. */
type TemplatePlace =
  | { readonly kind: 'id'; readonly id: number }
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'blank'; readonly label: string };

/** Distinct triples, as ids. */
class TripleSet {
  readonly #keys: KeyTable;

  constructor(budget: Charged) {
    this.#keys = new KeyTable(3, budget);
  }

  /** Adds a triple. */
  add(subject: number, predicate: number, object: number): void {
    this.#keys.add([Uint32Array.of(subject), Uint32Array.of(predicate), Uint32Array.of(object)], 0);
  }

  /** All triples, in the order in which they were added. */
  table(): Table {
    const length = this.#keys.size;
    const columns = [0, 1, 2].map((place) =>
      Uint32Array.from({ length }, (_, number) => this.#keys.key(number, place)),
    );
    return { columns, length };
  }
}

/** The graph that a template makes of solutions (SPARQL 1.1 Query §16.2): what is no triple is left out. */
export function constructTriples(
  template: readonly Algebra.Pattern[],
  variables: readonly string[],
  batches: Iterable<Batch>,
  terms: LocalTerms,
  budget: Charged,
  freshBlankNode: () => EngineTerm,
): Table {
  const triples = new TripleSet(budget);
  const places = template.map(({ subject, predicate, object }) =>
    [subject, predicate, object].map((term) => placeOf(term as Algebra.Path['subject'], variables, terms)),
  );
  for (const batch of batches) {
    for (let row = 0; row < batch.length; row++) {
      const blanks = new Map<string, number>();
      const idOf = (place: TemplatePlace | undefined): number => {
        if (place === undefined) return 0;
        if (place.kind === 'id') return place.id;
        if (place.kind === 'column') return batch.columns[place.column]?.[row] ?? 0;
        const known = blanks.get(place.label) ?? terms.intern(freshBlankNode());
        blanks.set(place.label, known);
        return known;
      };
      for (const [s, p, o] of places) addTriple(triples, terms, idOf(s), idOf(p), idOf(o));
    }
    budget.step(batch.length * places.length);
  }
  return triples.table();
}

function addTriple(
  triples: TripleSet,
  terms: LocalTerms,
  subject: number,
  predicate: number,
  object: number,
): void {
  if (subject === 0 || predicate === 0 || object === 0) return;
  if (terms.kind(subject) === LITERAL || terms.kind(predicate) !== IRI) return;
  triples.add(subject, predicate, object);
}

function placeOf(
  term: Algebra.Path['subject'],
  variables: readonly string[],
  terms: LocalTerms,
): TemplatePlace {
  if (term.termType === 'Variable') return { kind: 'column', column: variables.indexOf(term.value) };
  if (term.termType === 'BlankNode') return { kind: 'blank', label: term.value };
  const found = termOf(term);
  if (found === undefined || typeof found === 'string')
    throw new TypeError(`no term of a template: ${term.termType}`);
  return { kind: 'id', id: terms.intern(found) };
}

const STRING = xsd('string');

/** Writes triples, given as ids, as N-Triples; throws a RangeError for an IRI that cannot be written. */
export function writeTriples({ columns, length }: Table, terms: LocalTerms, maxBytes: number): Uint8Array {
  const writer = new ByteWriter(maxBytes);
  const texts = new TermTexts((id) => termText(terms.term(id)));
  const [subjects, predicates, objects] = columns as [Uint32Array, Uint32Array, Uint32Array];
  for (let row = 0; row < length; row++) {
    const [s, p, o] = [subjects[row], predicates[row], objects[row]] as [number, number, number];
    writer.write(`${texts.of(s)} ${texts.of(p)} ${texts.of(o)} .\n`);
  }
  return writer.finish();
}

function termText(term: EngineTerm): string {
  if (term.kind === 'iri') return iriToken(term.value);
  if (term.kind === 'blank') return `_:${term.value}`;
  const string = stringToken(term.value);
  if (term.language !== '') return `${string}@${term.language}`;
  return term.datatype === STRING ? string : `${string}^^${iriToken(term.datatype)}`;
}

/** The statements of the default graph about resources and the blank nodes below them (Concise Bounded Description without reification). */
export function describeResources(resources: Iterable<number>, scope: Scope): Table {
  const { terms, budget } = scope.runtime;
  const adjacency = new Adjacency('default', scope);
  const triples = new TripleSet(budget);
  const reached = new Set<number>();
  for (const id of resources) if (id !== 0 && terms.kind(id) !== LITERAL) reached.add(id);
  for (const subject of reached) {
    adjacency.each(subject, 0, 0, [PREDICATE, OBJECT], (predicate, object) => {
      triples.add(subject, predicate, object);
      if (terms.kind(object) === BLANK) reached.add(object);
    });
  }
  return triples.table();
}
