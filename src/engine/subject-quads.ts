import { blankNode, iri, literal, type Quad, quad, type Subject, text } from '../rdf/terms.ts';
import type { Dictionary } from './columns/dictionary.ts';
import { type Permutation, Range } from './columns/permutation.ts';
import type { QuadIndex } from './columns/quad-index.ts';
import { BLANK, IRI } from './columns/term-table.ts';

/** The quads of all graphs with this subject, in the order of their ids, those of the default graph first. */
export function* subjectQuads(index: QuadIndex, subject: Subject): Generator<Quad> {
  const { dictionary } = index;
  const id = dictionary.find(subject.termType === 'NamedNode' ? IRI : BLANK, subject.value, '');
  if (id === 0) return;
  for (const paths of [index.unnamedPaths, index.namedPaths]) {
    const range = new Range();
    const { permutation } = paths.choose([id, 0, 0, 0], range);
    for (let row = range.from; row < range.to; row++) yield quadAt(dictionary, permutation, row);
  }
}

function quadAt(dictionary: Dictionary, permutation: Permutation, row: number): Quad {
  const [s, p, o, g] = [0, 1, 2, 3].map((place) => {
    const level = permutation.places.indexOf(place);
    if (level === -1) return undefined;
    return termOf(dictionary, level === 0 ? permutation.first(row) : (permutation.column(level)[row] ?? 0));
  });
  return quad(s as Subject, p as Quad['predicate'] & Parameters<typeof quad>[1], o as Subject, g as Subject);
}

function termOf(dictionary: Dictionary, id: number) {
  const value = dictionary.text(id);
  const kind = dictionary.kind(id);
  if (kind === IRI) return iri(value);
  if (kind === BLANK) return blankNode(value);
  const qualifier = dictionary.qualifiers[dictionary.qualifierNumber(id)] ?? '';
  return qualifier.startsWith('@') ? text(value, qualifier.slice(1)) : literal(value, iri(qualifier));
}
