import { MP } from '../../rdf/vocabularies.ts';
import type { TermScope } from '../scope.ts';
import { labelOf } from '../scope.ts';

/** What a partnership is called on the page of one of its partners: the others' names. */
export function partnershipName(partnership: string, iri: string, scope: TermScope): string {
  const others = othersOf(partnership, iri, scope);
  if (others.length === 0) return labelOf(scope, partnership).text;
  return others.map((other) => labelOf(scope, other).text).join(' – ');
}

/** The partners of a partnership beside the one whose page it is; none where that takes no part. */
export function othersOf(partnership: string, iri: string, { statements }: TermScope): readonly string[] {
  const partners = statements.iris(partnership, MP.partner);
  return partners.includes(iri) ? partners.filter((partner) => partner !== iri) : [];
}
