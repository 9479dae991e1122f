import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import { BASE, type Published, publishTexts } from './publication.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const LABEL = '<http://www.w3.org/2000/01/rdf-schema#label>';
/** Each with a number of its own: blank nodes that nothing tells apart take long to be named. */
const chain = (label: string, length: number) =>
  many(
    length,
    (at) => `_:${label}${at} <${BASE}next> _:${label}${at + 1} ; <${BASE}name> "${label}${at}" .\n`,
  );
const many = (length: number, line: (at: number) => string) =>
  Array.from({ length }, (_, at) => line(at)).join('');

/** Resources below which there is much. */
const DATA = [
  many(1_500, (at) => `<${BASE}id/wide> <${BASE}part> _:w${at} .\n_:w${at} ${LABEL} "part ${at}" .\n`),
  `<${BASE}id/deep> <${BASE}part> _:d0 .\n${chain('d', 1_200)}_:d1200 ${LABEL} "the bottom" .\n`,
  `<${BASE}id/list> <${BASE}members> _:l0 .\n`,
  many(
    300,
    (at) =>
      `_:l${at} <${RDF}first> "m${at}" .\n_:l${at} <${RDF}rest> ${at === 299 ? `<${RDF}nil>` : `_:l${at + 1}`} .\n`,
  ),
  `_:u0 ${LABEL} "Nobody's chain" .\n${chain('u', 200)}`,
  `_:v0 ${LABEL} "Nobody's long chain" .\n${chain('v', 5_010)}`,
  many(50, (at) => `<${BASE}full#p${at}> ${LABEL} "part ${at}" .\n`),
  many(5_001, (at) => `<${BASE}over#p${at}> ${LABEL} "part ${at}" .\n`),
  `<${BASE}id/short> <${BASE}members> ( "one" "two" ( "three" ) ) .\n`,
  `<${BASE}id/typed> <${BASE}p> "x"^^<${BASE}types#own>, "y"^^<${BASE}types/other> .\n`,
].join('');

let published: Published;
beforeAll(async () => {
  published = await publishTexts({ 'data.ttl': DATA });
}, 120_000);
afterAll(() => published?.close());

const get = (path: string, accept = 'text/html') => published.app.request(path, { headers: { accept } });
const text = async (path: string, accept?: string) => {
  const response = await get(path, accept);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};
const statements = async (path: string, format: string) => {
  const read = await formatOf(format)?.parse(await text(`${path}.${format}`), BASE);
  return (read ?? []).filter(({ subject }) => !subject.value.startsWith(`${BASE}doc/`));
};

describe('a resource with more than a thousand blank nodes below it', () => {
  it.each([
    ['wide', 3_000],
    ['deep', 2_402],
    ['list', 601],
  ])('has all of them in every form for machines: %s', async (name, count) => {
    for (const format of ['nt', 'ttl', 'jsonld', 'rdf', 'nq', 'trig']) {
      expect([format, (await statements(`/doc/${name}`, format)).length]).toEqual([format, count]);
    }
  });

  it.each([
    ['wide', 500],
    ['deep', 201],
  ])('shows a thousand of them on its page, and says how many more there are: %s', async (name, hidden) => {
    const page = await text(`/doc/${name}.html`);
    expect(page.match(/id="blank-\d+"/g)?.length).toBe(1_000);
    const note =
      /<p class="note">([^<]*1,000[^<]*)<\/p>/.exec(page)?.[1] ?? page.match(/class="note">[^<]+/g)?.join();
    expect(note).toMatch(new RegExp(hidden.toLocaleString('en')));
  });

  it('shows those that lie deeper than five in parts of their own', async () => {
    const page = await text('/doc/deep.html');
    expect(page.match(/<section class="part"><h3><code id="blank-/g)?.length).toBeGreaterThan(100);
    // No browser has to nest them all.
    let [depth, deepest] = [0, 0];
    for (const [tag] of page.matchAll(/<(\/?)dl\b/g)) {
      depth += tag.startsWith('</') ? -1 : 1;
      deepest = Math.max(deepest, depth);
    }
    expect(deepest).toBeLessThan(12);
  });
});

describe('an RDF list', () => {
  it('is shown on the page as a numbered one', async () => {
    const page = (await text('/doc/short.html')).replace(/\s+/g, ' ');
    const [, list = ''] = /<ol class="members">(.*)<\/ol>/.exec(page) ?? [];
    expect(list.match(/<li>/g)).toHaveLength(4);
    expect(list.replace(/<[^>]*>/g, ' ')).toMatch(/one .*two .*three/);
  });
});

describe('a blank node to which nothing leads', () => {
  const address = async (name: string) => {
    const line = (await text('/dumps/latest/munpart.nt'))
      .split('\n')
      .find((one) => one.includes(`"${name}"`));
    return `/doc?iri=${encodeURIComponent(`${BASE}.well-known/genid/${line?.slice(2).split(' ')[0]}`)}`;
  };

  it('has a document with all that is below it', async () => {
    const path = await address("Nobody's chain");
    expect(
      (await text(`${path}&format=nt`)).split('\n').filter((line) => line.includes('next')),
    ).toHaveLength(200);
    expect(await text(path)).toContain('Nobody');
  });

  it('says so where that is too much, and is named all the same', async () => {
    const path = await address("Nobody's long chain");
    const response = await get(path, 'application/json');
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('5000 blank nodes');
    expect(await text('/dataset')).toContain('long chain');
  });
});

describe('a namespace', () => {
  it('is one document', async () => {
    expect(await text('/full')).toContain('id="p49"');
  });

  it('of more than five thousand terms is refused with a word, and each of its terms has a document', async () => {
    const response = await get('/over', 'application/json');
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('5000 things');
    const one = await text(`/doc?iri=${encodeURIComponent(`${BASE}over#p5000`)}`);
    expect(one).toContain('part 5000');
  });
});

describe('a datatype of the data', () => {
  it('is named, and no link leads to it', async () => {
    const page = await text('/doc/typed.html');
    for (const name of ['types#own', 'types/other']) expect(page).toContain(name);
    expect(page).not.toMatch(/href="[^"]*types[#/]/);
  });
});
