import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/index.ts';
import { isomorphic, nquad } from '../../src/rdf/canonical.ts';
import { DEFINITIONS, PREFIXES } from '../../src/rdf/namespaces.ts';
import { readable } from '../unit/pages/fixtures.ts';
import { number } from './answers.ts';
import { type Published, publishRecords } from './publication.ts';

let published: Published;
let html: string;
beforeAll(async () => {
  published = await publishRecords();
  html = await page('/def');
}, 60_000);
afterAll(() => published.close());

async function page(path: string, language = 'en'): Promise<string> {
  const response = await published.app.request(path, {
    headers: { accept: 'text/html', 'accept-language': language },
  });
  expect(response.status, path).toBe(200);
  return response.text();
}

const text = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name as 'lt'] ?? '',
    );
const examples = (markup: string) =>
  [...markup.matchAll(/<figure class="example">.*?<code>(.*?)<\/code>/gs)].map(([, code = '']) => text(code));
const prologue = Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

describe('/def', () => {
  it.each(['en', 'lv'])('stays within 100 kB in %s', async (language) => {
    expect(Buffer.byteLength(await page('/def', language))).toBeLessThan(102_400);
  });

  it('draws each of our classes once, with a text alternative', () => {
    const [svg = ''] = /<svg class="diagram".*?<\/svg>/s.exec(html) ?? [];
    const names = [...svg.matchAll(/class="name"[^>]*>\s*([^<]+?)\s*</g)].map(([, name]) => name);
    const ontology = readFileSync(new URL('../../ontology/munpart.ttl', import.meta.url), 'utf8');
    const classes = [...ontology.matchAll(/^mp:\w+ a owl:Class ;\n {2}rdfs:label "([^"]+)"@en/gm)].map(
      ([, name]) => name,
    );
    expect(classes.length).toBeGreaterThan(9);
    expect(names).toEqual(expect.arrayContaining(classes));
    expect(new Set(names).size).toBe(names.length);
    expect(svg).toMatch(/role="img" aria-labelledby="diagram-title diagram-text"/);
    expect(svg).not.toMatch(/(fill|stroke|style)=|#[0-9a-f]{3,6}"/);
  });

  it('counts uses as the data have them', async () => {
    const starts = await number(published, 'SELECT (COUNT(*) AS ?n) { ?s mp:start ?o }');
    const [, article = ''] = /<article class="term" id="start">(.*?)<\/article>/s.exec(html) ?? [];
    expect(readable(article)).toContain(`${starts} statements`);
    const partnerships = await number(
      published,
      'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a mp:Partnership ; mp:start ?o }',
    );
    expect(readable(article)).toContain(`Partnership ${partnerships}`);
  });

  it('gives examples that are statements of the data, for all terms in use', async () => {
    const turtle = FORMATS.find(({ name }) => name === 'turtle');
    const found = examples(html).filter((code) => !code.startsWith('{'));
    expect(found.length).toBeGreaterThan(40);
    const dump = await published.app.request('/dumps/latest/munpart.nt');
    const lines = new Set((await dump.text()).split('\n'));
    for (const code of found) {
      const quads = (await turtle?.parse(prologue + code, 'https://x.example/')) ?? [];
      expect(quads.length, code).toBeGreaterThan(0);
      expect(quads.map((quad) => nquad(quad)).filter((line) => !lines.has(line))).toEqual([]);
    }
  });

  it('explains JSON-LD by statements that say the same in both syntaxes', async () => {
    const [, section = ''] =
      /<section id="json-ld">(.*?)<\/section>\s*<section id="prefixes"/s.exec(html) ?? [];
    const [turtle = '', json = ''] = examples(section);
    const context = await (await published.app.request('/def/context.jsonld')).json();
    const whole = JSON.stringify({ ...JSON.parse(json), ...(context as object) });
    const parse = (name: string, code: string) =>
      FORMATS.find((format) => format.name === name)?.parse(code, 'https://x.example/') ?? [];
    const [one, other] = [await parse('turtle', prologue + turtle), await parse('json-ld', whole)];
    expect(one.length).toBeGreaterThan(5);
    expect(await isomorphic(one, other)).toBe(true);
  });

  it('lists the prefixes', () => {
    for (const [prefix, namespace] of Object.entries(PREFIXES)) {
      expect(html.includes(`<code>${prefix}:</code>`) && html.includes(namespace), prefix).toBe(true);
    }
  });
});

describe('the page of a term', () => {
  it.each([
    ['en', 'Partnership', '56 instances'],
    ['lv', 'Partnership', '56 eksemplāri'],
    ['en', 'involvedIn', 'not used'],
    ['lv', 'kind', '56 apgalvojumi'],
  ])('in %s says how often %s is used', async (language, name, words) => {
    const one = await page(`/doc?iri=${encodeURIComponent(`${DEFINITIONS}#${name}`)}`, language);
    expect(readable(one).includes(words)).toBe(true);
  });

  it('of a concept leads to the partnerships with it, which are as many', async () => {
    const concept = await page('/def/field/education');
    const [, address = ''] = /href="(\/partnerships\?field=[^"]+)"/.exec(concept) ?? [];
    const answer = await published.app.request(address, { headers: { accept: 'application/json' } });
    const list = (await answer.json()) as { readonly total: number };
    const count = await number(
      published,
      'SELECT (COUNT(*) AS ?n) { ?s a mp:Partnership ; mp:field <https://w3id.org/munpart/def/field/education> }',
    );
    expect(list.total).toBe(count);
    expect(readable(concept)).toContain(`field ${count}`);
  });
});
