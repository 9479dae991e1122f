import { z } from 'zod';
import { type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { FOAF, MP, PROV } from '../../rdf/vocabularies.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import { worded } from '../../text/words.ts';
import type { RuleFault } from '../checks/rule.ts';
import { code, concept } from '../mapping/codes.ts';
import { part, type ResourceIris } from '../mapping/resource-types.ts';
import { bounds, dated, each, labels, types } from '../mapping/statements.ts';
import { extended } from '../mapping/text.ts';
import { partialDate, yearOf } from '../mapping/values.ts';
import { agreementId, agreementReference } from '../reading/identifiers.ts';
import type { ValuePath } from '../reading/source.ts';

/** The schema of a list of fields of cooperation. */
export const fields = z.array(code('field'), { error: 'expected a list of fields of cooperation: [ … ]' });

const signed = z.strictObject({
  instrument: code('instrument').describe('What sort of document it is'),
  signed: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  fields: fields.optional().describe('What it names as fields of cooperation'),
  planned: fields.optional().describe('What it announces for later'),
  supplements: agreementId.optional().describe('The id of the agreement of this partnership that it adds to'),
  id: agreementId.optional().describe('Needed only where two agreements are of one year'),
});

const shared = z.strictObject({
  shared: agreementReference().describe('An agreement of another partnership: its slug, #, its id'),
});

/** The schema of one agreement of a partnership. */
export const agreement = z.union([signed, shared]);

/** An agreement that is signed for the partnership itself. */
export type SignedAgreement = z.infer<typeof signed>;

/** An agreement of this partnership, or a reference to one of another. */
export type Agreement = z.infer<typeof agreement>;

/** Whether the agreement is signed for the partnership itself. */
export function isSigned(agreement: Agreement): agreement is SignedAgreement {
  return 'instrument' in agreement;
}

/** The fragment of an agreement: the given one, else `agreement-{year}`, else `agreement`. */
export function agreementFragment({ id, signed }: Pick<SignedAgreement, 'id' | 'signed'>): string {
  return id ?? (signed === undefined ? 'agreement' : `agreement-${yearOf(signed)}`);
}

/** The IRI of an agreement of the partnership. */
export function agreementIri(partnership: NamedNode, agreement: Agreement, iris: ResourceIris): NamedNode {
  if (isSigned(agreement)) return part(partnership, agreementFragment(agreement));
  const [owner = '', fragment = ''] = agreement.shared.split('#');
  return part(iris.resource('partnership', owner), fragment);
}

/** What a page claims of an agreement. */
export function* agreementClaims(
  subject: NamedNode,
  partnership: NamedNode,
  agreement: SignedAgreement,
): Iterable<Quad> {
  yield* types(subject, MP.Agreement);
  yield quad(subject, MP.instrument, concept('instrument', agreement.instrument));
  yield* dated(subject, MP.signed, agreement.signed);
  for (const bearer of [subject, partnership]) {
    yield* each(
      bearer,
      MP.agreedField,
      (agreement.fields ?? []).map((field) => concept('field', field)),
    );
    yield* each(
      bearer,
      MP.plannedField,
      (agreement.planned ?? []).map((field) => concept('field', field)),
    );
  }
  if (agreement.supplements !== undefined) {
    yield quad(subject, MP.supplements, part(partnership, agreement.supplements));
  }
}

/** What follows from the claims: labels, bounds, who signed, where it comes from. */
export function* agreementConsequences(
  subject: NamedNode,
  agreement: SignedAgreement,
  signatories: readonly NamedNode[],
  page: NamedNode,
  languages: readonly string[],
): Iterable<Quad> {
  const year = agreement.signed === undefined ? '' : `, ${yearOf(agreement.signed)}`;
  yield* types(subject, FOAF.Document, PROV.Entity);
  yield* labels(subject, extended(worded(languages, agreement.instrument), year));
  yield* bounds(subject, MP.signedEarliest, MP.signedLatest, agreement.signed);
  yield* each(subject, MP.signatory, signatories);
  yield quad(subject, PROV.wasDerivedFrom, page);
}

/** The faults of a partnership's agreements together: ids that occur twice, supplements to nothing. */
export function* agreementFaults(record: {
  readonly agreements?: readonly Agreement[] | undefined;
}): Iterable<RuleFault> {
  const agreements = record.agreements ?? [];
  const ids = agreements.map((each) => (isSigned(each) ? agreementFragment(each) : undefined));
  for (const [index, each] of agreements.entries()) {
    if (!isSigned(each)) continue;
    const path = ['agreements', index];
    if (ids.indexOf(ids[index]) < index) {
      yield { path, message: `a second agreement with the id "${ids[index]}": give it an "id" of its own` };
    }
    yield* supplementFaults(
      each,
      path,
      ids.filter((id, other) => other !== index && id !== undefined),
    );
  }
}

function* supplementFaults(
  { supplements }: SignedAgreement,
  path: ValuePath,
  others: readonly (string | undefined)[],
): Iterable<RuleFault> {
  if (supplements === undefined || others.includes(supplements)) return;
  const known = others.filter((id) => id !== undefined);
  const hint = didYouMean(supplements, known);
  yield {
    path: [...path, 'supplements'],
    message: `no other agreement of this partnership has the id "${supplements}"${hint}`,
  };
}
