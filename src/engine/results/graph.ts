import { iriToken, stringToken } from '../../rdf/n-quads/n-quads.ts';
import { type EngineTerm, xsd } from '../expressions/term.ts';
import type { Table } from '../operators/tables/batch.ts';
import type { LocalTerms } from '../operators/tables/local-terms.ts';
import { ByteWriter, TermTexts } from './byte-writer.ts';

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
