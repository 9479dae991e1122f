import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, messagesIn } from '../../../../src/pages/messages/messages.ts';
import { formIn } from './form.ts';
import { Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

const TABLE = [
  'Partnerstadt;Land;Partner seit;Einwohner;Ansprechpartner',
  'Gorica;Polen;seit 1991;12 000;N. N.',
  'Brezany / Trebova;Tschechien;12. Mai 1998;;N. N.',
  'Goryca;Polen;vielleicht 1995;8 000;N. N.',
].join('\n');

/** The way of an officer to the page of faults and differences. */
async function toReview() {
  const columns = await stand.bring('partner.csv', TABLE);
  const names = await stand.post('columns', formIn(columns.html));
  const split = await stand.post('names', {
    ...formIn(names.html),
    'is-1': 'several',
    'several-1': 'Brezany; Trebova',
    'is-2': 'new',
  });
  return stand.post('names', formIn(split.html));
}

describe('from a table to a release', () => {
  it('shows what the columns were taken for, with their first cells', async () => {
    const { to, html } = await stand.bring('partner.csv', TABLE);
    expect(to).toBe('/token/columns');
    expect(html).toContain('Brezany / Trebova');
    expect(formIn(html)).toMatchObject({
      'column-0': 'partner',
      'column-1': 'country',
      'column-2': 'since',
      'column-3': 'population',
      'column-4': 'ignore',
      title: 'Partnerschaften: Zaranora',
      language: 'de',
    });
  });

  it('asks about two towns in a cell and two spellings, and proposes new places', async () => {
    const columns = await stand.bring('partner.csv', TABLE);
    const { to, html } = await stand.post('columns', formIn(columns.html));
    expect(to).toBe('/token/names');
    expect(formIn(html)).toMatchObject({ 'name-0': 'Gorica', 'slug-0': 'gorica', 'country-0': 'POL' });
    expect(html).toContain('value="Brezany; Trebova"');
    expect(html).toContain('The same as “Gorica”');

    const open = await stand.post('names', formIn(html));
    expect(open).toMatchObject({ status: 422, to: null });
    expect(open.html).toContain('“Brezany / Trebova”: say what it means');

    const split = await stand.post('names', {
      ...formIn(html),
      'is-1': 'several',
      'several-1': 'Brezany;Trebova',
      'is-2': 'like',
    });
    expect(split.to).toBe('/token/names');
    expect(split.html).toContain('value="trebova"');
    const review = await stand.post('names', formIn(split.html));
    expect(review.to).toBe('/token/review');
  });

  it('shows faults by cell, has a cell read otherwise, and shows the difference', async () => {
    const faulty = await toReview();
    expect(faulty.html).toMatch(/C4 <bdi>Partner seit<\/bdi>.*vielleicht 1995.*is not one date/s);
    const mended = await stand.post('cells', { 'as-0': '1995' });
    expect(mended.html).not.toContain('is not one date');
    expect(mended.html).toMatch(/<td>new<\/td>.*Partnerschaften: Zaranora \(zaranora\).*Brezany – Trebova/s);
    expect(mended.html).toContain('Make a preview');
    expect(await readdir(join(stand.data, 'pages'))).toEqual(['.gitkeep']);
  });

  it('takes an association’s table, in which a column is the publisher', async () => {
    const text =
      'Gmina;Partner;Kraj partnera;Od roku\nZaranora;Gorica;Polska;1991\nNowina;Brezany;Czechy;1998\n';
    const columns = await stand.bring('zwiazek.csv', text, '');
    expect(formIn(columns.html)).toMatchObject({ 'column-0': 'publisher', 'column-1': 'partner' });
    const names = await stand.post('columns', formIn(columns.html));
    const form = formIn(names.html);
    const { html, to } = await stand.post('names', { ...form, 'country-1': 'Polska' });
    expect(to).toBe('/token/review');
    expect(html).toContain('(nowina)');
  });

  it('takes the exported records, and says where nothing changes', async () => {
    const { to, html } = await stand.bring(
      'all.csv',
      'record;slug;name.de;level;country\nplaces;zaranora;Zaranora;municipality;DEU\n',
    );
    expect(to).toBe('/token/review');
    expect(html).toContain('Nothing changes');
  });
});

describe('what is not taken', () => {
  it.each([
    ['', 'x', 'Choose a file first'],
    ['a,b\n1,2\n', 'Nowhere', 'There is no place called “Nowhere”'],
    ['%PDF-1.7', 'Zaranora', 'This is no table but PDF'],
    ['', 'Zaranora', 'Choose a file first'],
  ])('%j of %s: %s', async (text, publisher, message) => {
    const { status, html } = await stand.bring('t.csv', text, publisher);
    expect(status).toBe(422);
    expect(html).toContain(message);
  });

  it('is a mapping without partners, without a publisher, or with two columns of one', async () => {
    const columns = await stand.bring('partner.csv', TABLE, '');
    const form = { ...formIn(columns.html), 'column-0': 'since' };
    const { status, html } = await stand.post('columns', form);
    expect(status).toBe(422);
    for (const message of [
      'No column is the partner',
      'Whose partners are they?',
      'Two columns hold the same',
    ])
      expect(html).toContain(message);
    expect(formIn(html)['column-0']).toBe('since');
  });

  it('is a path as a slug, and markup is shown as text', async () => {
    const columns = await stand.bring('<b>x.csv', TABLE.replace('Gorica', '<img src=x>'));
    expect(columns.html).not.toMatch(/<img src=x|<b>x/);
    const names = await stand.post('columns', { ...formIn(columns.html), title: '<script>' });
    const { status, html } = await stand.post('names', {
      ...formIn(names.html),
      'slug-0': '../../x',
      'is-0': 'new',
      'name-0': 'X',
    });
    expect(status).toBe(422);
    expect(html).not.toMatch(/<script>|<img src=x/);
    expect(await readdir(stand.data)).not.toContain('.mappings');
  });

  it('is more than the bounds', async () => {
    const response = await stand.app.request('http://127.0.0.1:3999/token/table', {
      method: 'POST',
      body: 'x',
      headers: {
        host: '127.0.0.1:3999',
        origin: 'http://127.0.0.1:3999',
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(70 * 1024 * 1024),
      },
    });
    expect(response.status).toBe(413);
    expect((await stand.post('names', { text: 'x'.repeat(9 * 1024 * 1024) })).status).toBe(413);
  });

  it('is a step without a table, and an address that there is not', async () => {
    for (const path of ['columns', 'names', 'review', 'done', 'nothing']) {
      const response = await stand.get(path);
      expect([path, response.status, response.headers.get('location')]).toEqual([path, 303, '/token/']);
    }
    expect((await stand.post('publish', {})).to).toBe('/token/');
    expect((await stand.get('assets/..%2f..%2fpackage.json')).status).toBe(303);
  });
});

describe('a form of a page that another tab has overtaken', () => {
  const OTHER = TABLE.replace('Gorica', 'Anderstadt').replace('1991', '1971');
  /** Where the form of a page is sent. */
  const actionOf = (html: string) => /<form method="post" action="\/token\/([^"]+)"/.exec(html)?.[1] ?? '';

  it('changes nothing: what there is now is shown', async () => {
    const columns = await stand.bring('partner.csv', TABLE);
    await stand.bring('other.csv', OTHER);
    const late = await stand.post(actionOf(columns.html), { ...formIn(columns.html), 'column-2': 'until' });
    expect(late).toMatchObject({ status: 303, to: '/token/columns' });
    expect(late.html).toContain('Anderstadt');
    expect(formIn(late.html)['column-2']).toBe('since');
  });

  it('publishes nothing that it did not show', async () => {
    await toReview();
    const { html } = await stand.post('cells', { 'out-0': 'yes' });
    const publish = /action="\/token\/(publish[^"]*)"/.exec(html)?.[1] ?? '';
    await stand.bring('other.csv', OTHER);
    expect(await stand.post(publish, {})).toMatchObject({ status: 303, to: '/token/review' });
    const pages = await readdir(join(stand.data, 'pages'));
    expect(pages.filter((name) => name.endsWith('.yaml'))).toEqual([]);
  });
});

describe('what is said of a table', () => {
  it('has words for all that the reading of tables says', async () => {
    const files = await readdir('src/spreadsheets', { recursive: true, withFileTypes: true });
    const sources = files.filter((file) => file.isFile());
    const texts = await Promise.all(
      sources.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
    );
    const keys = texts.flatMap((text) => [
      ...text.matchAll(/\bkey: (?:[^,}\n]*\? )?'(\w+)'(?: : '(\w+)')?/g),
    ]);
    const known = messagesIn('en').edit.said;
    const said = keys.flatMap(([, one = '', other]) => [one, ...(other === undefined ? [] : [other])]);
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((key) => !Object.hasOwn(known, key))).toEqual([]);
  });

  it('shows what is wrong with the records already', async () => {
    await writeFile(join(stand.data, 'places.yaml'), 'zaranora: { level: nothing }\n');
    const response = await stand.get('?lang=de');
    expect(response.status).toBe(500);
    const html = await response.text();
    expect(html).toContain('Die Daten haben schon Fehler.');
    expect(html).toMatch(/<pre lang="en">[^<]*places\.yaml:1:/);
  });
});

describe('who is let in', () => {
  it.each([
    [{ host: 'evil.example:3999' }],
    [{ host: '127.0.0.1:80' }],
    [{ host: '[::1]:3999' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:4000' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('not %j', async (headers) => {
    const response = await stand.get('', headers);
    expect(response.status).toBe(403);
    expect(await response.text()).toBe('This page opens only at the address that “munpart edit” printed.\n');
    expect((await stand.post('restart', {}, headers)).status).toBe(403);
  });

  it('not without the token, and not a form that does not say whence it comes', async () => {
    const headers = { host: '127.0.0.1:3999' };
    for (const path of ['/', '/tokem/', '/token2/', '/assets/site.css', '//token/'])
      expect((await stand.app.request(`http://127.0.0.1:3999${path}`, { headers })).status).toBe(403);
    const form = { method: 'POST', body: new FormData(), headers };
    expect((await stand.app.request('http://127.0.0.1:3999/token/restart', form)).status).toBe(403);
  });

  it('whoever has the address, as 127.0.0.1 or localhost; no script, no frame, nothing kept', async () => {
    const response = await stand.get('', { host: 'localhost:3999', 'sec-fetch-site': 'none' });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    const html = await response.text();
    expect(html).not.toMatch(/<script|style="|https?:/);
    expect(formIn(html).publisher).toBe('Zaranora');
    expect((await stand.get('assets/site.css')).headers.get('content-type')).toBe('text/css');
    expect((await stand.get('assets/edit.css')).status).toBe(200);
  });

  it.each(LANGUAGES)('in their language: %s', async (language) => {
    const page = await (await stand.get(`?lang=${language}`)).text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(messagesIn(language).edit.title);
    const { html } = await stand.bring('partner.csv', TABLE);
    expect(html).toContain(messagesIn(language).edit.columnsTitle);
  });
});
