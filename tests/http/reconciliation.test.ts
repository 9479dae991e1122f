import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyCharacter } from '../any-character.ts';
import { BASE, type Published, publishRecords } from './publication.ts';
import { type Candidate, OpenRefine } from './reconciliation-client.ts';
import { DECOYS, FROM_THE_PAGES, MISTYPED, UNSURE, type WrittenName } from './written-names.ts';

const SCHEMAS = new URL('./reconciliation-0.2/', import.meta.url);
const DRAFT_06 = 'http://json-schema.org/schema#';

let published: Published;
let client: OpenRefine;
const ajv = new Ajv({ strict: false, validateSchema: false, logger: false, validateFormats: false });

beforeAll(async () => {
  for (const name of readdirSync(SCHEMAS).filter((file) => file.endsWith('.json'))) {
    const { $schema, ...schema } = JSON.parse(readFileSync(new URL(name, SCHEMAS), 'utf8'));
    expect([DRAFT_06, undefined]).toContain($schema);
    // Of securities, which the service has none of, the schema refers to that of another specification.
    delete schema.properties?.authentication;
    ajv.addSchema(schema, name.replace(/\.json$/, ''));
  }
  published = await publishRecords();
  client = await OpenRefine.add(published.app, `${BASE}reconcile`, check);
});

afterAll(() => published.close());

function check(schema: string, json: unknown): void {
  const isValid = ajv.validate(schema, json);
  expect(isValid, `${schema}: ${ajv.errorsText()}\n${JSON.stringify(json).slice(0, 500)}`).toBe(true);
}

function post(form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const body = String(new URLSearchParams(form));
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return published.app.request(`${BASE}reconcile`, {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  });
}

const slugOf = (iri: string | undefined) => iri?.split('/').at(-1);

async function matchesOf(rows: readonly WrittenName[]): Promise<readonly (string | undefined)[]> {
  const found = await client.reconcile(rows.map(([query, , type = 'place']) => ({ query, type })));
  return found.map((candidates) => slugOf(candidates.find(({ match }) => match)?.id));
}

describe('the names as the pages write them', () => {
  it('are matched with what they mean, but for two that are asked about', async () => {
    const matches = await matchesOf(FROM_THE_PAGES);
    const wrong = FROM_THE_PAGES.filter(([, slug], at) => matches[at] !== undefined && matches[at] !== slug);
    const missed = FROM_THE_PAGES.filter((_, at) => matches[at] === undefined).map(([text]) => text);
    expect(wrong, 'precision 1.0').toEqual([]);
    expect(new Set(missed), `recall ${FROM_THE_PAGES.length - UNSURE.size}/${FROM_THE_PAGES.length}`).toEqual(
      UNSURE,
    );
  });

  it('have what they mean as their best candidate, certain or not', async () => {
    const rows = FROM_THE_PAGES.map(([query, , type = 'place']) => ({ query, type }));
    const best = (await client.reconcile(rows)).map(([first]) => slugOf(first?.id));
    expect(best).toEqual(FROM_THE_PAGES.map(([, slug]) => slug));
  });

  it.each([...DECOYS])('%s is %s for certain', async (text, slug) => {
    expect(await matchesOf([[text ?? '', slug]])).toEqual([slug]);
  });

  it.each([...MISTYPED])('%s is %s in spite of its spelling', async (text, slug) => {
    expect(await matchesOf([[text ?? '', slug]])).toEqual([slug]);
  });
});

describe('candidates', () => {
  const one = async (query: Readonly<Record<string, unknown>>) => (await client.reconcile([query]))[0] ?? [];
  const scoreOf = (candidates: readonly Candidate[], slug: string) =>
    candidates.find(({ id }) => slugOf(id) === slug)?.score ?? 0;

  it('for Jelgava are the city and, far behind it, the municipality around it', async () => {
    const candidates = await one({ query: 'Jelgava', type: 'place' });
    expect(candidates.map(({ id }) => slugOf(id))).toEqual(['jelgava', 'jelgavas-novads']);
    expect(scoreOf(candidates, 'jelgava') - scoreOf(candidates, 'jelgavas-novads')).toBeGreaterThan(20);
  });

  it('say what speaks for and against them', async () => {
    const [first] = await one({ query: 'Magdebourg (Poland)', type: 'place' });
    expect(first?.features).toEqual(
      expect.arrayContaining([
        { id: 'misspelling', value: true },
        { id: 'country', value: false },
      ]),
    );
    expect(first).toMatchObject({ match: false, score: 47.5, name: 'Magdeburg' });
  });

  it.each<readonly [v: unknown, what: string]>([
    ['Germany', 'label'],
    ['Vācija', 'label in another language'],
    ['DEU', 'code'],
    ['de', 'short code'],
    ['Q183', 'Wikidata item'],
    ['http://publications.europa.eu/resource/authority/country/DEU', 'IRI'],
    [{ id: 'http://www.wikidata.org/entity/Q183', name: 'Germany' }, 'reconciled cell'],
  ])('know a country by its %s (%s)', async (v) => {
    const [first] = await one({ query: 'Magdeborg', type: 'place', properties: [{ pid: 'country', v }] });
    expect(first).toMatchObject({ match: true, id: `${BASE}id/place/magdeburg` });
  });

  it.each([
    [[{ pid: 'coordinates', v: '52.06,8.36' }], true],
    [[{ pid: 'coordinates', v: 'POINT(8.36 52.06)' }], true],
    [[{ pid: 'coordinates', v: '51.48, 11.97' }], false],
    [
      [
        { pid: 'latitude', v: 52.06 },
        { pid: 'longitude', v: 8.36 },
      ],
      true,
    ],
    [[{ pid: 'wikidata', v: 'https://www.wikidata.org/wiki/Q225774' }], true],
    [[{ pid: 'wikidata', v: 'Q2814' }], false],
    [[{ pid: 'geonames', v: 2911520 }], true],
  ])('tell the Halles apart by %j', async (properties: readonly object[], closer: boolean) => {
    const alone = scoreOf(await one({ query: 'Halle', type: 'place' }), 'halle-westfalen');
    const told = scoreOf(await one({ query: 'Halle', type: 'place', properties }), 'halle-westfalen');
    expect(told > alone).toBe(closer);
    expect(told === alone).toBe(false);
  });

  it('are found by properties alone, and by ids in the place of names', async () => {
    const daugavpils = { id: `${BASE}id/place/daugavpils`, match: true, score: 100 };
    expect((await one({ properties: [{ pid: 'wikidata', v: 'Q80021' }] }))[0]).toMatchObject(daugavpils);
    expect((await one({ query: daugavpils.id }))[0]).toMatchObject(daugavpils);
    expect((await one({ query: 'Q80021' }))[0]).toMatchObject(daugavpils);
  });

  it.each([
    ['Daugavpils – Radom', 'partnership', 'daugavpils--radom'],
    ['Daugavpils - Radoma', 'partnership', 'daugavpils--radom'],
    ['Hanzas pilsētu savienība', 'network', 'hanse'],
    ['Union of the Baltic Cities', 'network', 'ubc'],
    ['Berufsförderungswerk', 'organisation', 'bfw-berlin-brandenburg'],
    ['Sports', 'field', 'sport'],
  ])('%s is a certain %s', async (query, type, slug) => {
    const [first] = await one({ query, type });
    expect(first).toMatchObject({ match: true });
    expect(slugOf(first?.id)).toBe(slug);
  });

  it('are of the type asked for, or lower where it only should be', async () => {
    expect(await one({ query: 'Radom', type: 'network' })).toEqual([]);
    const [first] = await one({ query: 'Radom', type: ['network'], type_strict: 'should' });
    expect(first).toMatchObject({ score: 50, match: false });
  });

  it('come in Latvian to those who ask so, and no more than asked for', async () => {
    const queries = JSON.stringify({ a: { query: 'Kharkiv', limit: 1 } });
    const response = await published.app.request(
      `${BASE}reconcile?lang=lv&queries=${encodeURIComponent(queries)}`,
    );
    const { a } = (await response.json()) as Record<string, { result: unknown[] }>;
    expect(a?.result).toHaveLength(1);
    expect(a?.result[0]).toMatchObject({ name: 'Harkiva', description: 'Pašvaldība, Ukraina' });
  });
});

describe('a client of the protocol', () => {
  it('finds suggestions by the beginning of a name, by its whole and by id', async () => {
    for (const prefix of ['Daug', 'Daugavpils', `${BASE}id/place/daugavpils`]) {
      expect((await client.suggest('entity', prefix))[0]?.id).toBe(`${BASE}id/place/daugavpils`);
    }
    expect((await client.suggest('type', 'net')).map(({ id }) => id)).toEqual(['network']);
    expect((await client.suggest('property', 'wiki')).map(({ id }) => id)).toEqual(['wikidata']);
    expect(await client.suggest('property', 'nothing like it')).toEqual([]);
  });

  it('shows flyouts, previews in a frame, and the document itself', async () => {
    const id = `${BASE}id/place/jelgava`;
    expect(await client.flyout('entity', id)).toMatchObject({
      id,
      html: expect.stringContaining('>Jelgava<'),
    });
    expect(await client.flyout('property', 'country')).toMatchObject({
      html: expect.stringContaining('Country'),
    });
    const preview = await client.preview(id);
    expect(await preview.text()).toContain('Latvia');
    expect(preview.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect((await client.view(id)).status).toBe(200);
  });

  it('pulls values into columns', async () => {
    const proposed = (await client.propose('place')).map(({ id }) => id);
    expect(proposed).toEqual(
      expect.arrayContaining([
        'country',
        'wikidata',
        'coordinates',
        'partner_count',
        'first_agreement',
        'fields',
      ]),
    );
    const radom = `${BASE}id/place/radom`;
    const unknown = `${BASE}id/place/nowhere`;
    const rows = await client.extend([radom, unknown], proposed);
    expect(rows[radom]).toMatchObject({
      country: [{ str: 'Poland' }],
      country_code: [{ str: 'POL' }],
      wikidata: [{ str: 'Q104740' }],
      geonames: [{ str: '760778' }],
      coordinates: [{ str: '51.40253,21.14714' }],
      latitude: [{ float: 51.40253 }],
      partner_count: [{ int: 1 }],
      partnership_count: [{ int: 1 }],
      first_agreement: [{ str: '1993-12-17' }],
      partners: [{ id: `${BASE}id/place/daugavpils`, name: 'Daugavpils' }],
    });
    expect(Object.values(rows[unknown] ?? { none: [1] }).flat()).toEqual([]);
  });

  it('pulls a property once, however often it is named', async () => {
    const properties = Array.from({ length: 5 }, () => ({ id: 'country' }));
    const response = await post({ extend: JSON.stringify({ ids: [`${BASE}id/place/radom`], properties }) });
    expect(((await response.json()) as { meta: unknown[] }).meta).toHaveLength(1);
  });

  it('pulls any property of RDF by its IRI', async () => {
    const id = `${BASE}id/place/radom`;
    const property = 'http://www.w3.org/2004/02/skos/core#altLabel';
    const level = 'https://w3id.org/munpart/def#level';
    const rows = await client.extend([`${BASE}id/place/kharkiv`, id], [property, level]);
    expect(rows[`${BASE}id/place/kharkiv`]?.[property]).toEqual([{ str: 'Harkova' }]);
    expect(rows[id]?.[level]).toEqual([{ str: 'City or town' }]);
  });
});

describe('the service', () => {
  it('is described as JSON to programs and as a page to people, on every route for any origin', async () => {
    const page = await published.app.request(`${BASE}reconcile`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain('OpenRefine');
    const [first] = (await client.reconcile([{ query: 'Radom' }]))[0] ?? [];
    for (const { id } of first?.features ?? []) expect(html).toContain(`id="${id}"`);
    const options = await published.app.request(`${BASE}reconcile`, { method: 'OPTIONS' });
    expect(options.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it.each([
    ['no JSON', { queries: '{' }, 400],
    ['a list', { queries: '[]' }, 400],
    ['a query that is no object', { queries: '{"a":"Radom"}' }, 400],
    ['a query without a name and without properties', { queries: '{"a":{"type":"place"}}' }, 400],
    ['a property without an id', { queries: '{"a":{"query":"x","properties":[{"v":1}]}}' }, 400],
    ['an extension without ids', { extend: '{"properties":[]}' }, 400],
    ['a property that nobody knows', { extend: '{"ids":[],"properties":[{"id":"colour"}]}' }, 400],
    ['neither queries nor an extension', { other: '{}' }, 400],
    [
      'a batch that is too large',
      {
        queries: JSON.stringify(
          Object.fromEntries(Array.from({ length: 101 }, (_, at) => [at, { query: 'x' }])),
        ),
      },
      413,
    ],
    [
      'an extension that is too large',
      {
        extend: JSON.stringify({ ids: Array.from({ length: 1001 }, (_, at) => String(at)), properties: [] }),
      },
      413,
    ],
    [
      'an extension of too many values',
      {
        extend: JSON.stringify({
          ids: Array.from({ length: 1000 }, (_, at) => String(at)),
          properties: Array.from({ length: 11 }, (_, at) => ({ id: `http://x.example/${at}` })),
        }),
      },
      413,
    ],
    ['a body that is too large', { queries: ' '.repeat(2_100_000) }, 413],
  ])('refuses %s', async (_, form, status) => {
    const response = await post(form);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['suggest/colour?prefix=a', 404],
    ['suggest/entity?prefix=a&cursor=-1', 400],
    ['flyout/entity?id=nothing', 404],
    ['flyout/type?id=nothing', 404],
    ['preview?id=nothing', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await published.app.request(`${BASE}reconcile/${path}`)).status).toBe(status);
  });

  it('serves others between the queries of a batch', async () => {
    const query = { query: 'a town of many words that nobody has', type: 'place' };
    const batch = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`q${i}`, query]));
    let [turns, isAnswered] = [0, false];
    const answer = Promise.resolve(post({ queries: JSON.stringify(batch) })).finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      await setImmediate();
      turns++;
    }
    expect(Object.keys((await (await answer).json()) as object)).toHaveLength(100);
    expect(turns).toBeGreaterThanOrEqual(100);
  });

  it('keeps nobody waiting for bodies that do not end, a neighbour of the same address neither', async () => {
    const ends: (() => void)[] = [];
    const unfinished = Array.from({ length: 20 }, () => {
      const body = new ReadableStream({ start: (stream) => void ends.push(() => stream.close()) });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const init = { method: 'POST', headers, body, duplex: 'half' };
      return published.app.request(`${BASE}reconcile`, init as RequestInit);
    });
    await setImmediate();
    expect((await published.app.request(`${BASE}doc/place/radom.ttl`)).status).toBe(200);
    for (const end of ends) end();
    for (const response of await Promise.all(unfinished)) expect(response.status).toBe(400);
  }, 10_000);

  it('refuses batches in another form', async () => {
    expect((await post({}, { 'content-type': 'application/json' })).status).toBe(415);
  });

  it('answers whatever is asked, with a valid result or a problem of the client', async () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 400 }),
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        '((((((',
        ',,,,',
        '()',
        '"><script>',
        'Q0',
        'POINT(',
        '\u202e',
        '\ud800',
      ),
    );
    const value = fc.oneof(
      text,
      fc.double(),
      fc.boolean(),
      fc.array(text, { maxLength: 3 }),
      fc.record({ id: text, name: text }),
    );
    const property = fc.record({
      pid: fc.oneof(fc.constantFrom('country', 'wikidata', 'coordinates', 'geonames', 'nuts'), text),
      v: value,
    });
    const query = fc.oneof(
      fc.record(
        {
          query: text,
          type: fc.oneof(text, fc.array(text, { maxLength: 2 })),
          limit: fc.oneof(fc.integer(), fc.double()),
          properties: fc.array(property, { maxLength: 3 }),
        },
        { requiredKeys: ['query'] },
      ),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, query, { maxKeys: 4 }), async (batch) => {
        const response = await post({ queries: JSON.stringify(batch) });
        expect([200, 400]).toContain(response.status);
        if (response.status === 200) check('reconciliation-result-batch', await response.json());
      }),
      { numRuns: 150 },
    );
    expect(published.reported).toEqual([]);
  });
});
