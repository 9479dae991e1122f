import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FiveServed, serveFive } from './five-served.ts';
import { BASE } from './publication.ts';

let served: FiveServed;
beforeAll(async () => {
  served = await serveFive();
}, 180_000);
afterAll(() => served.close());

const PARNU = 'doc/place/parnu';
const DAUGAVPILS = 'doc/place/daugavpils';
const TURTLE = { accept: 'text/turtle' };
const at = (path: string, number: number) => `${path}?release=${served.nameOf(number)}`;

describe('a TimeGate', () => {
  it.each([
    ['before the first', 'Thu, 01 Jan 2015 00:00:00 GMT', 1],
    ['between two', 'Sun, 15 Feb 2026 00:00:00 GMT', 2],
    ['on the second', 'Sun, 01 Mar 2026 12:00:00 GMT', 3],
    ['after the last', 'Fri, 01 Jan 2049 00:00:00 GMT', 5],
  ])('leads from an instant %s to the version of then', async (_, instant, number) => {
    for (const path of [DAUGAVPILS, `${DAUGAVPILS}.ttl`, 'dataset']) {
      const response = await served.get(path, { 'accept-datetime': instant });
      expect([response.status, response.headers.get('location')]).toEqual([302, BASE + at(path, number)]);
      expect(response.headers.get('vary')).toBe('Accept-Datetime');
      expect(response.headers.has('memento-datetime')).toBe(false);
      expect(response.headers.get('link')).toContain('rel="original timegate"');
    }
  });

  it('knows only versions in which there is something', async () => {
    const status = async (instant: string) => {
      const response = await served.get(PARNU, { 'accept-datetime': instant });
      return [response.status, response.headers.get('location')];
    };
    expect(await status('Thu, 01 Jan 2015 00:00:00 GMT')).toEqual([302, BASE + at(PARNU, 2)]);
    expect(await status('Fri, 01 Jan 2049 00:00:00 GMT')).toEqual([302, BASE + at(PARNU, 3)]);
    expect(
      (await served.get('doc/place/nowhere', { 'accept-datetime': 'Fri, 01 Jan 2049 00:00:00 GMT' })).status,
    ).toBe(404);
  });

  it.each(['yesterday', '2026-02-01', 'Tue, 31 Feb 2026 00:00:00 GMT', 'Mon, 15 Feb 2026 00:00:00 GMT', '0'])(
    'refuses %s',
    async (instant) => {
      expect((await served.get(DAUGAVPILS, { 'accept-datetime': instant })).status).toBe(400);
    },
  );

  it('says without a date where it and the TimeMap are, and that the date decides', async () => {
    for (const path of [DAUGAVPILS, 'dataset']) {
      const { headers } = await served.get(path, TURTLE);
      expect(headers.get('vary')).toContain('Accept-Datetime');
      expect(headers.get('link')).toContain(`<${BASE}${path}>; rel="original timegate"`);
      expect(headers.get('link')).toContain(`<${BASE}timemap/${path}>; rel="timemap"`);
    }
  });
});

describe('a Memento', () => {
  it('says when it was, and what is beside it', async () => {
    const { status, headers } = await served.get(at(DAUGAVPILS, 2), TURTLE);
    expect([status, headers.get('memento-datetime')]).toEqual([200, 'Sun, 01 Feb 2026 12:00:00 GMT']);
    expect(headers.get('vary')).not.toContain('Accept-Datetime');
    expect(headers.get('content-location')).toBe(BASE + at(`${DAUGAVPILS}.ttl`, 2));
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const link = headers.get('link');
    expect(link).toContain(`<${BASE}${DAUGAVPILS}>; rel="canonical"`);
    for (const [rel, number, date] of [
      ['first', 1, 'Thu, 01 Jan'],
      ['prev', 1, 'Thu, 01 Jan'],
      ['next', 3, 'Sun, 01 Mar'],
      ['last', 5, 'Fri, 01 May'],
    ] as const) {
      expect(link).toContain(
        `<${BASE}${at(DAUGAVPILS, number)}>; rel="${rel} memento"; datetime="${date} 2026 12:00:00 GMT"`,
      );
    }
  });

  it('is of the release, whatever has become of the thing since', async () => {
    expect((await served.get(PARNU, TURTLE)).status).toBe(410);
    const old = await served.get(at(`${PARNU}.ttl`, 3));
    expect(old.status).toBe(200);
    expect(await old.text()).toContain('Pērnava');
    expect((await served.get(at(PARNU, 1))).status).toBe(404);
    expect((await served.get('doc/place/radom')).status).toBe(301);
    expect((await served.get(at('doc/place/radom', 4), TURTLE)).status).toBe(200);
  });

  it('never changes', async () => {
    const hash = async (path: string) => {
      const bytes = await (await served.get(path)).arrayBuffer();
      return createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
    };
    const paths = [1, 2, 3, 4, 5].flatMap((number) => [
      at(`${DAUGAVPILS}.nq`, number),
      at('dataset.nt', number),
    ]);
    const hashes: string[] = [];
    for (const path of paths) hashes.push(await hash(path));
    // Two releases at most are open: these have been closed and opened again.
    for (const [index, path] of paths.entries()) expect(await hash(path), path).toBe(hashes[index]);
    expect(new Set(hashes.filter((_, index) => index % 2 === 0)).size).toBeGreaterThan(2);
  });

  it('is called by a number or the beginning of its name for the moment', async () => {
    const whole = await (await served.get(at(DAUGAVPILS, 3), TURTLE)).text();
    for (const name of ['3', served.nameOf(3).slice(0, 10)]) {
      const response = await served.get(`${DAUGAVPILS}?release=${name}`, TURTLE);
      expect(response.headers.get('cache-control')).toContain('max-age=0');
      expect(response.headers.get('content-location')).toBe(BASE + at(`${DAUGAVPILS}.ttl`, 3));
      expect(await response.text()).toBe(whole);
    }
  });

  it('is answered 304 where the client has it', async () => {
    const first = await served.get(at(DAUGAVPILS, 2), TURTLE);
    const again = await served.get(at(DAUGAVPILS, 2), {
      ...TURTLE,
      'if-none-match': first.headers.get('etag') ?? '',
    });
    expect([again.status, again.headers.get('memento-datetime')]).toEqual([
      304,
      'Sun, 01 Feb 2026 12:00:00 GMT',
    ]);
  });

  it.each([
    ['en', 'This page shows the data as published in', 'Release 2', '1 February 2026'],
    ['lv', 'Šajā lapā dati ir tādi, kādi tie publicēti:', '2. laidiens', '2026. gada 1. februāris'],
  ])('says on its page in %s that it is old, and leads to the current one', async (language, ...words) => {
    const response = await served.get(`${at(`${DAUGAVPILS}.html`, 2)}&lang=${language}`);
    const html = await response.text();
    for (const word of words) expect(html).toContain(word);
    expect(html).toContain(`<a href="/${DAUGAVPILS}?lang=${language}">`);
    expect(html).toContain(`<link rel="canonical" href="${BASE}${DAUGAVPILS}?lang=${language}"`);
    expect(html).toContain(`/doc/place/parnu?`);
    expect(
      html
        .match(/href="\/doc\/[^"]*"/g)
        ?.filter((href) => !href.includes('release=') && !href.includes(DAUGAVPILS)),
    ).toEqual([]);
    expect(await (await served.get(`${DAUGAVPILS}.html?lang=${language}`)).text()).not.toContain(
      'class="as-of',
    );
  });

  it('of no release is not there, and the known ones are named', async () => {
    const response = await served.get(`${DAUGAVPILS}?release=99`);
    expect(response.status).toBe(404);
    const { links } = (await response.json()) as { links: { href: string }[] };
    for (const number of [1, 2, 3, 4, 5]) {
      expect(links.map(({ href }) => href)).toContain(`${BASE}releases/${served.nameOf(number)}`);
    }
  });

  it('is led to by the IRI of the thing', async () => {
    const response = await served.get(at('id/place/parnu', 3));
    expect([response.status, response.headers.get('location')]).toEqual([303, BASE + at(PARNU, 3)]);
  });
});

describe('a TimeMap', () => {
  it.each([
    ['dataset', [1, 2, 3, 4, 5]],
    [DAUGAVPILS, [1, 2, 3, 4, 5]],
    [PARNU, [2, 3]],
    ['doc/place/radom', [1, 2, 3, 4]],
    ['doc/place/radom-city', [5]],
  ])('of /%s lists every version with its date', async (path, numbers) => {
    const response = await served.get(`timemap/${path}`);
    expect(response.headers.get('content-type')).toBe('application/link-format');
    const text = await response.text();
    const mementos = [...text.matchAll(/<([^>]*)>; rel="[^"]*memento"; datetime="([^"]*)"/g)];
    expect(mementos.map(([, url, date]) => [url, Date.parse(date as string)])).toEqual(
      numbers.map((number) => [BASE + at(path, number), Date.UTC(2026, number - 1, 1, 12)]),
    );
    expect(text).toContain(`<${BASE}${path}>; rel="original timegate"`);
    expect(text).toContain(`<${BASE}timemap/${path}>; rel="self"; type="application/link-format"; from=`);
    for (const [, url] of mementos) {
      const memento = await served.get((url as string).slice(BASE.length), TURTLE);
      expect(memento.status).toBe(200);
    }
    const json = (await (await served.get(`timemap/${path}`, { accept: 'application/json' })).json()) as {
      mementos: { list: { uri: string }[] };
    };
    expect(json.mementos.list.map(({ uri }) => uri)).toEqual(mementos.map(([, url]) => url));
  });

  it('of what never was is not there', async () => {
    expect((await served.get('timemap/doc/place/nowhere')).status).toBe(404);
    expect((await served.get('timemap/places')).status).toBe(404);
  });
});

describe('/sparql as of a release', () => {
  const QUERY = `SELECT ?value WHERE { ?m <http://www.w3.org/ns/sosa/hasSimpleResult> ?value }`;
  const JSON_RESULTS = { accept: 'application/sparql-results+json' };
  const ask = async (release: string) => {
    const response = await served.get(
      `sparql?release=${release}&query=${encodeURIComponent(QUERY)}`,
      JSON_RESULTS,
    );
    const { results } = (await response.json()) as { results: { bindings: { value: { value: string } }[] } };
    return { response, values: results.bindings.map(({ value }) => value.value) };
  };

  it('answers from it, for good', async () => {
    for (const [number, population] of [
      [1, '210000'],
      [3, '211000'],
      [5, '212000'],
    ] as const) {
      const { response, values } = await ask(served.nameOf(number));
      expect(values).toEqual([population]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('etag')).not.toBeNull();
    }
    expect((await ask('3')).response.headers.get('cache-control')).toContain('max-age=0');
  });

  it('answers to POST too', async () => {
    const response = await served.app.request(`http://local.test/sparql?release=${served.nameOf(1)}`, {
      method: 'POST',
      body: QUERY,
      headers: { ...JSON_RESULTS, 'content-type': 'application/sparql-query' },
    });
    expect(await response.text()).toContain('210000');
  });

  it('does not keep what differs from call to call', async () => {
    const query = encodeURIComponent('SELECT (RAND() AS ?r) {}');
    const response = await served.get(`sparql?release=${served.nameOf(1)}&query=${query}`, JSON_RESULTS);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

it('lists are as of a release too', async () => {
  expect(await (await served.get(at('places.json', 2))).text()).toContain('parnu');
  const page = await (await served.get(at('places.html', 2))).text();
  expect(page).toContain('class="as-of');
  expect(page).toContain(`/doc/place/parnu?release=${served.nameOf(2)}`);
  expect(await (await served.get(at('places.json', 4))).text()).not.toContain('parnu');
});

describe('a visit to an old release', () => {
  const PAGES = [
    ...['', 'def', 'def/kind/twinning', 'places', 'dataset', 'queries', 'queries/countries', 'sparql'],
    ...['search?q=P%C3%A4rnu', 'places?country=EST', '?country=EST', DAUGAVPILS],
  ];
  const ELSEWHERE = /^\/(\.well-known|assets|releases|feed|api|openapi|dumps|def\/(shapes|context))/;

  it.each(PAGES)('stays in it by links and forms: /%s', async (path) => {
    const name = served.nameOf(2);
    const response = await served.get(`${path}${path.includes('?') ? '&' : '?'}release=${name}`, {
      accept: 'text/html',
    });
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('class="as-of"');
    const links = [...html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) => href);
    const leaving = links.filter((href) => !href.includes(`release=${name}`) && !ELSEWHERE.test(href));
    // But for the one that leads to the current release.
    expect(leaving.map((href) => decodeURI(href))).toEqual([`/${decodeURI(path)}`]);
    const forms = html.match(/<form\b.*?<\/form>/gs) ?? [];
    expect(forms.filter((form) => !form.includes(`name="release" value="${name}"`))).toEqual([]);
    expect(forms.some((form) => /action="[^"#]*\?/.test(form))).toBe(false);
  });

  it('searches it, and finds what is in it', async () => {
    const found = async (number: number) => {
      const response = await served.get(at('search.json', number).concat('&q=P%C3%A4rnu'));
      const { results } = (await response.json()) as { results: { url: string }[] };
      return results.map(({ url }) => url);
    };
    expect(await found(2)).toContain(BASE + at(PARNU, 2));
    expect(await found(1)).not.toContain(BASE + at(PARNU, 1));
  });

  it('asks it from the query page', async () => {
    const html = await (await served.get(at('sparql', 2), { accept: 'text/html' })).text();
    expect(html).toContain(`data-endpoint="${BASE}sparql?release=${served.nameOf(2)}"`);
    const result = await served.get(at('queries/countries.csv', 2));
    expect(await result.text()).toContain('Estonia');
    expect(await (await served.get(at('queries/countries.csv', 1))).text()).not.toContain('Estonia');
  });
});

it('no more than two old releases are open, and nothing failed', () => {
  expect(served.oldReleases.size).toBeLessThanOrEqual(2);
  expect(served.reported).toEqual([]);
});
