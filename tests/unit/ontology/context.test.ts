import jsonld, { type ContextDefinition, type NodeObject } from 'jsonld';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { classesOf, propertiesOf, read, text } from './ontology.ts';

const context: ContextDefinition = JSON.parse(text('context.jsonld'))['@context'];
const N_QUADS = 'application/n-quads';

async function compacted(quads: string): Promise<NodeObject> {
  const expanded = await jsonld.fromRDF(quads as unknown as object, {
    format: N_QUADS,
    useNativeTypes: false,
  });
  return jsonld.compact(expanded, context);
}

const canonical = (input: unknown, options: object) =>
  jsonld.canonize(input as NodeObject, { algorithm: 'RDFC-1.0', format: N_QUADS, ...options } as object);

const lines = (name: string) =>
  [...read(name)]
    .map(({ subject, predicate, object }) => {
      const value =
        object.termType === 'Literal'
          ? literal(object.value, object.language, object.datatype.value)
          : `<${object.value}>`;
      return `<${subject.value}> <${predicate.value}> ${value} .\n`;
    })
    .join('');

function literal(value: string, language: string, datatype: string): string {
  return language === '' ? `${JSON.stringify(value)}^^<${datatype}>` : `${JSON.stringify(value)}@${language}`;
}

/** Keys of the document that are no term of the context. */
function strangers(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(strangers);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.includes(':') ? [key] : []),
    ...(key === '@context' ? [] : strangers(inner)),
  ]);
}

const statement = (property: string, object: string) =>
  `<https://munpart.example/a> <${property.replace(/^(\w+):/, (_, prefix: keyof typeof PREFIXES) => PREFIXES[prefix])}> ${object} .\n`;

describe('the JSON-LD context', () => {
  it('has a name for every class and property of the vocabulary', async () => {
    const ontology = read('munpart.ttl');
    const types = classesOf(ontology).map((each) => statement('rdf:type', `<${each}>`));
    const byType = (await compacted(types.join(''))).type as string[];
    expect(byType.filter((name) => name.includes(':'))).toEqual([]);
    const known = new Set(Object.values(context).map((definition) => idOf(definition)));
    const local = (each: string) => each.replace(PREFIXES.mp, 'mp:');
    expect(propertiesOf(ontology).filter((each) => !known.has(local(each)))).toEqual([]);
  });

  it.each(['munpart.ttl', 'schemes.ttl'])(
    'names everything in %s and gives back the same RDF',
    async (name) => {
      const quads = lines(name);
      const document = await compacted(quads);
      const foreign = strangers(document);
      expect(foreign).toEqual([]);
      expect(await canonical(document, {})).toBe(await canonical(quads, { inputFormat: N_QUADS }));
    },
  );

  it.each([
    ['mp:start', '"2016"^^<http://www.w3.org/2001/XMLSchema#gYear>', { startYear: '2016' }],
    ['mp:start', '"2012-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', { startMonth: '2012-09' }],
    ['mp:start', '"1993-12-17"^^<http://www.w3.org/2001/XMLSchema#date>', { startDate: '1993-12-17' }],
    [
      'mp:startEarliest',
      '"1993-12-17"^^<http://www.w3.org/2001/XMLSchema#date>',
      { startEarliest: '1993-12-17' },
    ],
    ['dcterms:issued', '"2023-01-30"^^<http://www.w3.org/2001/XMLSchema#date>', { issuedDate: '2023-01-30' }],
    ['wgs:lat', '"51.40"^^<http://www.w3.org/2001/XMLSchema#decimal>', { lat: '51.40' }],
    ['sosa:hasSimpleResult', '"32"^^<http://www.w3.org/2001/XMLSchema#decimal>', { decimalResult: '32' }],
    ['mp:valueAsStated', '"130. 8 km2"', { valueAsStated: '130. 8 km2' }],
    ['mp:partnerAsWritten', '"Radom (Poland)"@en', { partnerAsWritten: { en: ['Radom (Poland)'] } }],
    ['rdfs:label', '"Radoma"@lv', { name: { lv: 'Radoma' } }],
    ['mp:partner', '<https://munpart.example/b>', { partner: [{ id: 'https://munpart.example/b' }] }],
    [
      'mp:kind',
      '<https://w3id.org/munpart/def/kind/project>',
      { kind: { id: 'https://w3id.org/munpart/def/kind/project' } },
    ],
    [
      'owl:sameAs',
      '<http://www.wikidata.org/entity/Q1>',
      { sameAs: [{ id: 'http://www.wikidata.org/entity/Q1' }] },
    ],
  ])('writes %s %s plainly and to the letter', async (property, object, expected) => {
    const quads = statement(property, object);
    const { '@context': _context, ...document } = await compacted(quads);
    expect(document).toEqual({ id: 'https://munpart.example/a', ...expected });
    expect(await canonical({ '@context': context, ...document }, {})).toBe(
      await canonical(quads, { inputFormat: N_QUADS }),
    );
  });

  it('takes whole numbers as JSON writes them', async () => {
    const document = {
      '@context': context,
      id: 'https://munpart.example/a',
      integerResult: 45307,
      declaredPartnerCount: 18,
    };
    const integer = (value: number) => `"${value}"^^<http://www.w3.org/2001/XMLSchema#integer>`;
    const quads =
      statement('sosa:hasSimpleResult', integer(45307)) + statement('mp:declaredPartnerCount', integer(18));
    expect(await canonical(document, {})).toBe(await canonical(quads, { inputFormat: N_QUADS }));
  });

  it('uses prefixes as the software does', () => {
    const known = Object.entries(PREFIXES).filter(
      ([prefix]) => typeof context[prefix] === 'string' && context[prefix].startsWith('http'),
    );
    expect(known.length).toBeGreaterThan(15);
    for (const [prefix, namespace] of known) expect(context[prefix]).toBe(namespace);
  });
});

function idOf(definition: unknown): unknown {
  return typeof definition === 'object' && definition !== null && '@id' in definition
    ? definition['@id']
    : definition;
}
