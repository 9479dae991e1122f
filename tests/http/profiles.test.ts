import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published?.close());

const PROFILES = {
  mp: 'https://w3id.org/munpart/def',
  schema: 'https://schema.org/',
  wikidata: 'http://wikiba.se/ontology#',
} as const;
const PARTNERSHIP = '/doc/partnership/daugavpils--radom';
const PLACE = '/doc/place/radom';

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  published.app.request(path, { headers, method });
const linksOf = (response: Response) => (response.headers.get('link') ?? '').split(/, (?=<)/);
const profileOf = (response: Response) =>
  linksOf(response).flatMap((one) =>
    one.endsWith('rel="profile"') ? [one.replace(/^<(.*)>.*$/, '$1')] : [],
  );
const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0];

describe('a profile is chosen', () => {
  const { mp, schema, wikidata } = PROFILES;
  const turtle = 'text/turtle';
  it.each([
    ['by nobody', {}, '', mp, turtle],
    ['by field', { 'accept-profile': `<${schema}>` }, '', schema, turtle],
    ['by weight', { 'accept-profile': `<${schema}>;q=0.5, <${wikidata}>` }, '', wikidata, turtle],
    ['not where it is refused', { 'accept-profile': `<${schema}>;q=0` }, '', mp, turtle],
    [
      'by the next one that there is',
      { 'accept-profile': `<urn:other>, <${wikidata}>;q=0.1` },
      '',
      wikidata,
      turtle,
    ],
    ['not where none is known', { 'accept-profile': '<urn:other>' }, '', mp, turtle],
    [
      'with a media type',
      { 'accept-profile': `<${schema}>`, accept: 'application/ld+json' },
      '',
      schema,
      'application/ld+json',
    ],
    [
      'before the media type',
      { 'accept-profile': `<${schema}>`, accept: 'text/html, */*;q=0.1' },
      '',
      schema,
      turtle,
    ],
    [
      'not in a form that it has not',
      { 'accept-profile': `<${schema}>`, accept: 'text/html' },
      '',
      undefined,
      'text/html',
    ],
    [
      'its own for data',
      { 'accept-profile': `<${mp}>`, accept: 'text/html, text/turtle;q=0.1' },
      '',
      mp,
      turtle,
    ],
    ['by token', {}, '?_profile=wikidata', wikidata, turtle],
    ['by token of its own', {}, '?_profile=mp', mp, turtle],
    ['by IRI in the address', {}, `?_profile=${encodeURIComponent(schema)}`, schema, turtle],
    ['by address before field', { 'accept-profile': `<${schema}>` }, '?_profile=wikidata', wikidata, turtle],
    [
      'with a media type in the address',
      { accept: turtle },
      '?_profile=schema&_mediatype=application/rdf%2Bxml',
      schema,
      'application/rdf+xml',
    ],
    ['a media type alone', { accept: turtle }, '?_mediatype=text/html', undefined, 'text/html'],
  ])('%s', async (_, headers, query, profile, mediaType) => {
    for (const path of [PARTNERSHIP, PLACE]) {
      const response = await ask(path + query, headers);
      expect(response.status).toBe(200);
      expect(profileOf(response)).toEqual(profile === undefined ? [] : [profile]);
      expect(typeOf(response)).toBe(mediaType);
    }
  });

  it('by the address with a suffix alone where there is one', async () => {
    expect(profileOf(await ask(`${PLACE}.ttl`, { 'accept-profile': `<${schema}>` }))).toEqual([mp]);
    expect(profileOf(await ask(`${PLACE}.ttl?_profile=schema`))).toEqual([schema]);
    expect((await ask(`${PLACE}.html?_profile=schema`)).status).toBe(404);
  });

  it('or is not there', async () => {
    const unknown = await ask(`${PLACE}?_profile=marc`);
    expect([unknown.status, typeOf(unknown)]).toEqual([404, 'application/problem+json']);
    expect((await ask(`${PLACE}?_mediatype=image/png`)).status).toBe(406);
    // A concept is in no profile but its own, and a partnership with a project is no twinning to Wikidata.
    expect(linksOf(await ask('/def/field/culture', { accept: turtle })).join()).not.toContain('formats=');
    expect((await ask('/doc/project/agri-urban?_profile=wikidata')).status).toBe(404);
    expect((await ask('/doc/project/agri-urban?_profile=schema')).status).toBe(200);
  });
});

describe('what is sent', () => {
  it('has a tag of its own in each profile, and says by which fields it was chosen', async () => {
    const all = await Promise.all(
      ['mp', 'schema', 'wikidata'].map((token) =>
        ask(`${PLACE}?_profile=${token}`, { accept: 'text/turtle' }),
      ),
    );
    const tags = all.map((response) => response.headers.get('etag') ?? '');
    expect(new Set(tags).size).toBe(3);
    for (const response of all) expect(response.headers.get('vary')).toMatch(/^Accept, Accept-Profile,/);
    const again = await ask(PLACE, {
      accept: 'text/turtle',
      'accept-profile': `<${PROFILES.schema}>`,
      'if-none-match': tags[1] ?? '',
    });
    expect(again.status).toBe(304);
    expect(profileOf(again)).toEqual([PROFILES.schema]);
    const other = await ask(PLACE, { accept: 'text/turtle', 'if-none-match': tags[1] ?? '' });
    expect(other.status).toBe(200);
  });

  it.each([PARTNERSHIP, PLACE])('is what each link of %s says, whatever profile and form', async (path) => {
    const listed = await ask(`${path}?_profile=alt`);
    expect(typeOf(listed)).toBe('application/linkset+json');
    const { linkset } = (await listed.json()) as { linkset: [{ anchor: string; alternate: object[] }] };
    const alternates = linkset[0].alternate as { href: string; type: string; formats?: string[] }[];
    expect(linkset[0].anchor).toBe(BASE + path.slice(1));
    expect(new Set(alternates.flatMap(({ formats = [] }) => formats))).toEqual(
      new Set(Object.values(PROFILES)),
    );
    for (const { href, type, formats = [] } of alternates) {
      const response = await ask(href.replace(BASE, '/'));
      expect([response.status, typeOf(response), profileOf(response)], href).toEqual([200, type, formats]);
      const head = await ask(href.replace(BASE, '/'), {}, 'HEAD');
      expect([...head.headers], href).toEqual([...response.headers]);
      const text = await response.text();
      const quads = await formatOf(type)?.parse(text, BASE);
      if (formats.length > 0) expect(quads?.length, href).toBeGreaterThan(3);
      if (formats.length > 0) expect(text, href).toContain('inDataset');
    }
    const named = linksOf(await ask(path)).filter((one) => one.includes('formats='));
    expect(named).toHaveLength(4);
    for (const one of named) {
      const [, href = '', type, profile] =
        /^<(.*)>; rel="alternate"; type="(.*)"; formats="(.*)"$/.exec(one) ?? [];
      expect(alternates).toContainEqual({ href, type, formats: [profile] });
    }
    const tokens = linksOf(await ask(path)).filter((one) => one.includes('token='));
    expect(tokens).toEqual(
      Object.entries(PROFILES).map(
        ([token, iri]) =>
          `<http://www.w3.org/ns/dx/prof/Profile>; rel="type"; token="${token}"; anchor=<${iri}>`,
      ),
    );
  });

  it('leads back to the document', async () => {
    const response = await ask(`${PLACE}.jsonld?_profile=schema`);
    expect(linksOf(response)).toContain(`<${BASE}doc/place/radom>; rel="canonical"`);
    expect(
      (await ask(PLACE, { 'accept-profile': `<${PROFILES.schema}>` })).headers.get('content-location'),
    ).toBe(`${BASE}doc/place/radom.ttl?_profile=schema`);
  });
});

describe('in other words', () => {
  const statements = async (path: string) =>
    (await (await ask(path)).text()).split('\n').filter((line) => line !== '');
  const id = `${BASE}id/`;
  const wd = 'http://www.wikidata.org/entity/';

  it('a place to schema.org', async () => {
    const lines = await statements(`${PLACE}.nt?_profile=schema`);
    const place = `<${id}place/radom>`;
    expect(lines).toEqual(
      expect.arrayContaining([
        `${place} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/City> .`,
        `${place} <https://schema.org/name> "Radoma"@lv .`,
        `${place} <https://schema.org/sameAs> <${wd}Q104740> .`,
        `${place} <https://schema.org/memberOf> <${id}partnership/daugavpils--radom> .`,
        `<${id}place/radom#geometry> <https://schema.org/latitude> "51.40253"^^<http://www.w3.org/2001/XMLSchema#decimal> .`,
      ]),
    );
    expect(lines.filter((line) => line.includes('munpart/def#'))).toEqual([]);
  });

  it('a partnership to schema.org', async () => {
    const lines = await statements(`${PARTNERSHIP}.nt?_profile=schema`);
    const partnership = `<${id}partnership/daugavpils--radom>`;
    expect(lines).toEqual(
      expect.arrayContaining([
        `${partnership} <https://schema.org/member> <${id}place/radom> .`,
        `${partnership} <https://schema.org/foundingDate> "1993-12-17"^^<http://www.w3.org/2001/XMLSchema#date> .`,
        `<${id}place/radom> <https://schema.org/name> "Radom"@en .`,
      ]),
    );
  });

  it('a place to Wikidata', async () => {
    const lines = await statements(`${PLACE}.nt?_profile=wikidata`);
    const item = `<${wd}Q104740>`;
    expect(lines).toEqual(
      expect.arrayContaining([
        `${item} <http://www.wikidata.org/prop/direct/P190> <${wd}Q80021> .`,
        `${item} <http://www.wikidata.org/prop/direct/P1566> "760778" .`,
        `${item} <http://www.wikidata.org/prop/direct/P625> "Point(21.14714 51.40253)"^^<http://www.opengis.net/ont/geosparql#wktLiteral> .`,
      ]),
    );
  });

  it('a partnership to Wikidata: a statement on each item, with its date and its source', async () => {
    const lines = await statements(`${PARTNERSHIP}.nt?_profile=wikidata`);
    const node = `<${id}partnership/daugavpils--radom#P190-Q80021>`;
    const day = '"1993-12-17T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>';
    expect(lines).toEqual(
      expect.arrayContaining([
        `<${wd}Q80021> <http://www.wikidata.org/prop/P190> ${node} .`,
        `<${wd}Q104740> <http://www.wikidata.org/prop/direct/P190> <${wd}Q80021> .`,
        `${node} <http://www.wikidata.org/prop/statement/P190> <${wd}Q104740> .`,
        `${node} <http://www.wikidata.org/prop/qualifier/P580> ${day} .`,
        `<${id}partnership/daugavpils--radom#P580> <http://wikiba.se/ontology#timePrecision> "11"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
        `<${id}partnership/daugavpils--radom#reference-daugavpils> <http://www.wikidata.org/prop/reference/P854> <${id}source/daugavpils> .`,
      ]),
    );
  });
});
