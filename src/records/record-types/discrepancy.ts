import { z } from 'zod';
import { iri, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { DCTERMS, DQV, MP, OA, PROV, RDFS } from '../../rdf/vocabularies.ts';
import { worded } from '../../text/words.ts';
import { code, concept } from '../mapping/codes.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { part } from '../mapping/resource-types.ts';
import { displayName, type ResourceScope } from '../mapping/scope.ts';
import { labels, localized, optional, types } from '../mapping/statements.ts';
import { label, localizedProse, nameIn } from '../mapping/text.ts';
import { reference, slug } from '../reading/identifiers.ts';

/** What a discrepancy can be about, by the key that records use for it. */
const PROPERTIES = {
  name: RDFS.label,
  kind: MP.kind,
  start: MP.start,
  end: MP.end,
  agreements: MP.agreement,
  fields: MP.field,
  area: MP.measurement,
  population: MP.measurement,
  partners: MP.partner,
} as const;

/** Types of resource that it can be about. */
const TARGETS = ['place', 'partnership', 'project', 'source', 'network', 'organisation'] as const;
const properties = Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[];

const schema = z.strictObject({
  about: z
    .strictObject(
      {
        place: reference('place').optional().describe('A place, by its slug'),
        partnership: reference('partnership').optional().describe('A partnership, by its slug'),
        project: reference('project').optional().describe('A project, by its slug'),
        source: reference('page').optional().describe('A page, by its slug'),
        network: reference('network').optional().describe('A network, by its slug'),
        organisation: reference('organisation').optional().describe('An organisation, by its slug'),
      },
      { error: 'expected what it is about: { place: … }' },
    )
    .refine((about) => Object.keys(about).length === 1, {
      error: `a discrepancy is about one of ${TARGETS.join(', ')}`,
    })
    .meta({ minProperties: 1, maxProperties: 1 })
    .describe('The one thing that it is about, by its slug'),
  property: z
    .enum(properties, { error: `expected what is in conflict (${properties.join(', ')})` })
    .describe('What of it is in conflict'),
  variants: z
    .array(
      z.strictObject(
        {
          stated: label.describe('The value letter for letter'),
          page: reference('page').describe('The slug of the page that states it'),
        },
        { error: 'expected { stated: …, page: … }' },
      ),
      { error: 'expected a list of variants' },
    )
    .min(1, { error: 'expected at least one variant' })
    .describe('The values that stand against each other'),
  accepted: label
    .optional()
    .describe('The value that the records go by; absent where none could be settled on'),
  resolution: code('resolution').describe('How it was dealt with'),
  reason: localizedProse.describe('Why, for readers'),
});

/** A recorded conflict or correction. */
export type Discrepancy = z.infer<typeof schema>;

/** Discrepancies: written in discrepancies.yaml, published as mp:Discrepancy in a fragment of what they are about. */
export const discrepancy: RecordDefinition<Discrepancy> = {
  location: 'discrepancies.yaml',
  jsonSchema: 'discrepancies.schema.json',
  key: slug,
  schema,
  *statements({ slug, value }, scope) {
    const { type, target, about } = targetOf(value, scope);
    const subject = part(target, `discrepancy-${slug}`);
    const property = PROPERTIES[value.property];
    const name = displayName(type, about, scope);
    const label = worded(scope.languages, 'discrepancy', (language) => ({
      property: worded([language], value.property)[language] ?? '',
      name: nameIn(name, language),
    }));
    yield quad(target, MP.discrepancy, subject);
    yield* types(subject, MP.Discrepancy, DQV.QualityAnnotation);
    yield* labels(subject, label);
    yield quad(subject, OA.hasTarget, target);
    yield quad(
      subject,
      MP.onProperty,
      type === 'source' && property.equals(MP.partner) ? MP.declaredPartnerCount : property,
    );
    yield* variants(subject, value, scope);
    yield* optional(
      subject,
      MP.acceptedValue,
      value.accepted === undefined ? undefined : literal(value.accepted),
    );
    yield quad(subject, MP.resolution, concept('resolution', value.resolution));
    yield* localized(subject, DCTERMS.description, value.reason);
  },
  *subjects({ slug, value }, scope) {
    const subject = part(targetOf(value, scope).target, `discrepancy-${slug}`);
    yield [subject, []];
    for (const index of value.variants.keys()) yield [variantIri(subject, index), ['variants', index]];
  },
};

/** What the discrepancy is about: the schema holds that there is exactly one. */
function targetOf(
  { about }: Discrepancy,
  scope: ResourceScope,
): { type: (typeof TARGETS)[number]; about: string; target: NamedNode } {
  const type = TARGETS.find((key) => about[key] !== undefined) ?? 'place';
  const slug = about[type] ?? '';
  return { type, about: slug, target: scope.resource(type, slug) };
}

function* variants(subject: NamedNode, { variants }: Discrepancy, scope: ResourceScope): Iterable<Quad> {
  for (const [index, { stated, page }] of variants.entries()) {
    const variant = variantIri(subject, index);
    yield quad(subject, MP.variant, variant);
    yield* types(variant, MP.Variant, PROV.Entity);
    yield* labels(
      variant,
      worded(scope.languages, 'stated', () => ({ value: stated })),
    );
    yield quad(variant, MP.valueAsStated, literal(stated));
    yield quad(variant, PROV.wasDerivedFrom, scope.resource('source', page));
  }
}

function variantIri(discrepancy: NamedNode, index: number): NamedNode {
  return iri(`${discrepancy.value}-${index + 1}`);
}
