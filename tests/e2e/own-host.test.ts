import { afterEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;
let strangers: string[];

afterEach(async () => {
  expect(strangers).toEqual([]);
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

/** Opens a window in which every request for another host is noted, also one that the page's own policy stops. */
async function open(options: Parameters<typeof Visit.open>[1] = {}): Promise<void> {
  visit = await Visit.open('records', options);
  strangers = [];
  visit.page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    const own = new URL(visit.page.url()).host;
    if (/^https?:$/.test(protocol) && own !== '' && host !== own) strangers.push(request.url());
  });
}

async function type(text: string): Promise<void> {
  await visit.page.locator('.CodeMirror').click();
  await visit.page.keyboard.press('ControlOrMeta+a');
  await visit.page.keyboard.type(text, { delay: 20 });
}

const hints = () => visit.page.locator('.CodeMirror-hints li').allTextContents();

test.each([
  ['SELECT * WHERE { ?p a mp:Par', /^mp:Partnership .*class · 56/],
  ['PREFIX mp: <https://w3id.org/munpart/def#> SELECT * { ?p a mp:Loc', /^mp:LocalAuthority .*class · 58/],
  ['SELECT * { ?p mp:partn', /^mp:partner .*property/],
])('%s is completed from the data', async (query, first) => {
  await open();
  await visit.go('/sparql');
  await type(query);
  await expect.poll(async () => (await hints())[0] ?? '').toMatch(first);
});

test('a result says name, language and datatype', async () => {
  await open();
  await visit.go('/sparql');
  await type('');
  await visit.page.keyboard.insertText(
    'SELECT * {} VALUES (?a ?b ?c) { (<https://w3id.org/munpart/def/field/culture> "x"@lv "1993"^^<http://www.w3.org/2001/XMLSchema#gYear>) }',
  );
  await visit.page.getByRole('button', { name: 'Run the query' }).click();
  await expect.poll(() => visit.text('#view tbody')).toContain('Culture');
  expect(await visit.text('#view tbody')).toContain('https://w3id.org/munpart/def/field/culture');
  expect(await visit.text('#view tbody')).toMatch(/x\s+@lv/);
  expect(await visit.text('#view tbody')).toMatch(/1993\s+xsd:gYear/);
});

test('the endpoint is that of the current release, unless the reader pins it', async () => {
  await open();
  await visit.go('/sparql');
  expect(await visit.text('#endpoint')).toMatch(/\/sparql$/);
  expect(await visit.text('#code')).not.toContain('release=');
  await visit.page.getByLabel('Pin to this release').check();
  expect(await visit.text('#endpoint')).toMatch(/\/sparql\?release=[0-9a-f]{64}/);
  expect(await visit.text('#code')).toContain('release=');
});

test('on a phone the results come into sight', async () => {
  await open({ width: 390 });
  await visit.go('/sparql');
  await visit.page.getByRole('button', { name: 'Run the query' }).click();
  await visit.page.locator('#view tbody tr').first().waitFor();
  const top = () => visit.evaluate('document.getElementById("results").getBoundingClientRect().top');
  await expect.poll(top).toBeLessThan(100);
});

test.each([
  ['valmiera', ['Valmiera', 'Viljandi', 'Solna']],
  ['jelgava', ['Jelgava', 'Pärnu', 'Šiauliai']],
])('the map of %s is framed to it, with names and no wash', async (slug, names) => {
  await open();
  await visit.go(`/?municipality=${slug}#map`);
  const drawn = (await visit.page.locator('#map svg.chart text').allTextContents()).join(' ');
  for (const name of names) expect(drawn).toContain(name);
  const background = await visit.evaluate('getComputedStyle(document.getElementById("map")).backgroundColor');
  expect(background).toBe('rgba(0, 0, 0, 0)');
});

test('a printed list has all its columns on the page', async () => {
  await open({ width: 700 });
  await visit.page.emulateMedia({ media: 'print' });
  await visit.go('/partnerships');
  const over = await visit.evaluate(
    'document.querySelector("table.list").getBoundingClientRect().right - document.documentElement.clientWidth',
  );
  expect(over).toBeLessThanOrEqual(0);
});
