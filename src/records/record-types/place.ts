import { z } from 'zod';
import {
  IDENTIFIER_SCHEMES,
  type IdentifierScheme,
  identifierIri,
  WIKIDATA,
} from '../../rdf/identifier-schemes.ts';
import { iri, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { CV, DCTERMS, GEO, MP, OWL, RDFS, WGS } from '../../rdf/vocabularies.ts';
import { worded } from '../../text/words.ts';
import { code, concept } from '../mapping/codes.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { country, part } from '../mapping/resource-types.ts';
import { described, labels, types } from '../mapping/statements.ts';
import { type Localized, localizedLabels, localizedProse, nameIn, nameLists } from '../mapping/text.ts';
import { coordinates, day, decimal, plain } from '../mapping/values.ts';
import { reference, slug, webAddress, wikidataItem } from '../reading/identifiers.ts';

/** The roles in which a link may be confirmed. */
export const REVIEWERS = ['officer', 'editor', 'researcher'] as const;

/** Kept in the records, not published: how a link came about is of use to those who keep them. */
const linkRecord = z.strictObject(
  {
    method: z
      .enum(['reconciliation'], { error: 'expected reconciliation' })
      .describe('How it was found: by a reconciliation service'),
    service: webAddress.describe('The address of the service'),
    date: day.describe('The day on which it was confirmed'),
    reviewer: z
      .enum(REVIEWERS, { error: `expected one of ${REVIEWERS.join(', ')}` })
      .describe('In what role it was confirmed, never by whom'),
  },
  { error: 'expected how the item was found: { method: reconciliation, … }' },
);

type PlaceCodes = NonNullable<IdentifierScheme['ofPlaces']>;

const schema = z.strictObject({
  name: localizedLabels.describe('The name by language: in those of the data, and in that of the place'),
  alsoKnownAs: nameLists.optional().describe('Other names, by language'),
  misspelt: nameLists.optional().describe('Wrong spellings that pages use, by language: found, not shown'),
  level: code('level').describe('What sort of local authority it is'),
  country: reference('country').describe('The country’s code in countries.yaml'),
  wikidata: wikidataItem.optional().describe('The Wikidata item, only when verified'),
  linkedBy: linkRecord.optional().describe('How the Wikidata item was found, and who confirmed it'),
  ...identifierFields(),
  coordinates: coordinates.optional().describe('Decimal degrees, WGS 84'),
  website: webAddress.optional().describe('The place’s own website'),
  description: localizedProse.optional().describe('One or two sentences'),
  note: localizedProse.optional().describe('A remark for readers'),
});

/** A field for each other scheme that has codes of places; types know them by `identifierCode`. */
function identifierFields(): Readonly<Record<never, z.ZodType>> {
  return Object.fromEntries(
    IDENTIFIER_SCHEMES.flatMap((scheme) =>
      scheme.ofPlaces === undefined || scheme === WIKIDATA
        ? []
        : [[scheme.name, codeField(scheme, scheme.ofPlaces)]],
    ),
  );
}

function codeField({ title }: IdentifierScheme, { code, example }: PlaceCodes): z.ZodType {
  const error = `expected a code of ${title} such as ${example}`;
  const isNumber = /^\d+$/.test(example);
  const field = isNumber ? z.int({ error }).min(1, { error }) : z.string({ error }).regex(code, { error });
  return field.optional().describe(`The ${isNumber ? 'number' : 'code'} in ${title}`);
}

/** A local authority: its territory and its government. */
export type Place = z.infer<typeof schema>;

/** Places: written in places.yaml, published as mp:LocalAuthority. */
export const place: RecordDefinition<Place> = {
  location: 'places.yaml',
  jsonSchema: 'places.schema.json',
  key: slug,
  schema,
  *statements({ slug, value }, scope) {
    const subject = scope.resource('place', slug);
    yield* types(subject, MP.LocalAuthority, CV.PublicOrganisation, DCTERMS.Location);
    yield* described(subject, value);
    yield quad(subject, MP.level, concept('level', value.level));
    yield quad(subject, MP.country, country(value.country));
    yield* identities(subject, value);
    yield* location(subject, value.name, value.coordinates, scope.languages);
  },
  *subjects({ slug }, scope) {
    yield [scope.resource('place', slug), []];
  },
};

const SAME = { 'owl:sameAs': OWL.sameAs, 'rdfs:seeAlso': RDFS.seeAlso } as const;

/** The code that a record has in a scheme, by the scheme's name. */
export function identifierCode(place: Place, scheme: string): string | undefined {
  const code = (place as Readonly<Record<string, unknown>>)[scheme];
  return code === undefined ? undefined : String(code);
}

function* identities(subject: NamedNode, place: Place): Iterable<Quad> {
  for (const scheme of IDENTIFIER_SCHEMES) {
    const code = identifierCode(place, scheme.name);
    if (scheme.ofPlaces === undefined || code === undefined) continue;
    yield quad(subject, SAME[scheme.ofPlaces.property], iri(identifierIri(scheme, code)));
  }
}

function* location(
  subject: NamedNode,
  name: Localized,
  at: Place['coordinates'],
  languages: readonly string[],
): Iterable<Quad> {
  if (at === undefined) return;
  const geometry = part(subject, 'geometry');
  yield quad(subject, WGS.lat, decimal(at.lat));
  yield quad(subject, WGS.long, decimal(at.long));
  yield quad(subject, GEO.hasGeometry, geometry);
  yield* types(geometry, GEO.Geometry);
  yield* labels(
    geometry,
    worded(languages, 'location-of', (language) => ({ name: nameIn(name, language) })),
  );
  yield quad(geometry, GEO.asWKT, literal(`POINT(${plain(at.long)} ${plain(at.lat)})`, GEO.wktLiteral));
}
