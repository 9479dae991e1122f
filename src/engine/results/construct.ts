import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { IRI, LITERAL } from '../columns/term-table.ts';
import type { EngineTerm } from '../expressions/term.ts';
import { termOf } from '../expressions/term-of.ts';
import type { Batch, Charged, Table } from '../operators/tables/batch.ts';
import { KeyTable } from '../operators/tables/key-table.ts';
import type { LocalTerms } from '../operators/tables/local-terms.ts';

/** A place of a template: a term, a column of the solutions (−1 where no solution binds it), or a blank node that is new for each solution. */
type TemplatePlace =
  | { readonly kind: 'id'; readonly id: number }
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'blank'; readonly label: string };

/** Distinct triples, as ids. */
export class TripleSet {
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
