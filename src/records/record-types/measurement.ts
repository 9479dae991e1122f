import { z } from 'zod';
import { type Literal, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { MP, PROV, QUDT, SOSA, UNIT, XSD } from '../../rdf/vocabularies.ts';
import { worded } from '../../text/words.ts';
import { rule } from '../checks/rule.ts';
import { code, concept } from '../mapping/codes.ts';
import { part } from '../mapping/resource-types.ts';
import { labels, optional, types } from '../mapping/statements.ts';
import { extended, type Localized, label, nameIn } from '../mapping/text.ts';
import { decimal, integer, year, yearOf } from '../mapping/values.ts';
import { reference } from '../reading/identifiers.ts';

const amount = z
  .number({ error: 'expected a number' })
  .positive({ error: 'expected a number above 0' })
  .max(1e12, { error: 'expected a number below 1,000,000,000,000' });

const shape = {
  measure: code('measure').describe('What is measured: km² or inhabitants'),
  stated: label.describe('The value letter for letter as the page states it'),
  value: amount.optional().describe('The value in km² or inhabitants, where it can be resolved'),
  year: year.optional().describe('The year that it refers to'),
  of: reference('place', 'organisation').optional().describe('The partner, where there are several'),
};

/** The schema of a stated area or population of a partner. */
export const measurement = z.strictObject(shape).check(
  rule(shape, ['measure', 'value'], function* ({ measure, value }) {
    if (measure === 'population' && value !== undefined && !Number.isInteger(value)) {
      yield { path: ['value'], message: 'expected a whole number of inhabitants' };
    }
  }),
);

/** A stated area or population. */
export type Measurement = z.infer<typeof measurement>;

/** The fragment of a measurement in the place: one for each measure, year and page. */
export function measurementFragment({ measure, year }: Measurement, page: string): string {
  return [measure, ...(year === undefined ? [] : [yearOf(year)]), page].join('-');
}

/** What a page claims of a place's area or population. */
export function* measurementClaims(place: NamedNode, fact: Measurement, page: string): Iterable<Quad> {
  const subject = part(place, measurementFragment(fact, page));
  yield* types(subject, MP.Measurement);
  yield quad(subject, SOSA.hasFeatureOfInterest, place);
  yield quad(subject, SOSA.observedProperty, concept('measure', fact.measure));
  yield* optional(subject, SOSA.hasSimpleResult, result(fact));
  if (fact.year !== undefined) yield quad(subject, MP.referenceYear, literal(yearOf(fact.year), XSD.gYear));
  yield quad(subject, MP.valueAsStated, literal(fact.stated));
}

/** What follows from the claims: label, unit, inverse, where it comes from. */
export function* measurementConsequences(
  place: NamedNode,
  name: Localized,
  fact: Measurement,
  page: { readonly slug: string; readonly iri: NamedNode; readonly languages: readonly string[] },
): Iterable<Quad> {
  const subject = part(place, measurementFragment(fact, page.slug));
  const when = fact.year === undefined ? '' : `, ${yearOf(fact.year)}`;
  yield* types(subject, SOSA.Observation);
  const label = worded(page.languages, `${fact.measure}-of`, (language) => ({
    name: nameIn(name, language),
  }));
  yield* labels(subject, extended(label, when));
  yield quad(subject, QUDT.hasUnit, fact.measure === 'area' ? UNIT.KiloM2 : UNIT.NUM);
  yield quad(subject, PROV.wasDerivedFrom, page.iri);
  yield quad(place, MP.measurement, subject);
}

function result({ measure, value }: Measurement): Literal | undefined {
  if (value === undefined) return undefined;
  return measure === 'area' ? decimal(value) : integer(value);
}
