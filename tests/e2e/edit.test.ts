import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, run } from '../program.ts';
import { Visit } from './visit.ts';

const INIT = [
  ...['init', 'own', '--municipality', 'Zaranora', '--country', 'Deutschland', '--languages', 'de,en'],
  ...['--licence', 'CC0', '--base-iri', 'https://daten.zaranora.example/'],
];
const TABLE = [
  'Partnerstadt;Land;Partner seit;Ansprechpartner',
  'Gorica;Polen;seit 1991;N. N.',
  'Brezany / Trebova;Tschechien;12. Mai 1998;N. N.',
  'Marenne;Frankreich;vielleicht 1995;N. N.',
].join('\n');

let home: string;
let program: Program;
let visit: Visit;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-edit-e2e-'));
  await run(INIT, home);
  await writeFile(join(home, 'partner.csv'), TABLE);
  program = new Program(['edit', 'own'], home);
});

afterEach(async () => {
  await visit?.close();
  await program.stop();
  await rm(home, { recursive: true, force: true });
});

async function open(visitor: Parameters<typeof Visit.open>[1]) {
  const url = new URL(await program.url());
  visit = await Visit.open(url, visitor);
  await visit.go('');
}

/** Nothing that axe, the browser or the page itself objects to, and nothing beside the window. */
async function sound() {
  expect(await visit.violations()).toEqual([]);
  expect(await visit.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

test.each([
  ['on a desk, in English', { width: 1280, script: true }],
  ['on a phone, without script', { width: 360, script: false }],
] as const)('an officer publishes a table in the browser: %s', { timeout: 180_000 }, async (_, visitor) => {
  await open(visitor);
  const { page } = visit;
  const checked = visitor.script ? sound : async () => {};
  const next = (name: string) => page.getByRole('button', { name }).click();
  await checked();
  await page.getByLabel('Your table').setInputFiles(join(home, 'partner.csv'));
  expect(await page.getByLabel('Whose partners are they?').inputValue()).toBe('Zaranora');
  await next('Read the table');

  await page.getByRole('heading', { name: 'What the columns hold' }).waitFor();
  await checked();
  expect(await page.getByLabel('What it holds: Partner seit').inputValue()).toBe('since');
  await next('Continue');

  await page.getByRole('heading', { name: 'New names' }).waitFor();
  await checked();
  await next('Continue');
  expect(await page.getByRole('alert').textContent()).toContain('Brezany / Trebova');
  await page.getByRole('radio', { name: /^Several places/ }).check();
  await next('Continue');
  await next('Continue');

  await page.getByRole('heading', { name: 'What was not understood' }).waitFor();
  await checked();
  await page.getByLabel('Read it as: vielleicht 1995').fill('1995');
  await next('Check again');

  await page.getByRole('heading', { name: 'What will change' }).waitFor();
  expect(await page.getByRole('rowheader').allTextContents()).toContain('Brezany – Trebova');
  await next('Make a preview');
  const preview = page.getByRole('link', { name: 'Open the preview' });
  await preview.waitFor();
  await checked();
  const shown = await fetch(`${await preview.getAttribute('href')}partnerships`, {
    headers: { accept: 'text/html' },
  });
  expect(await shown.text()).toContain('Trebova');

  await next('Publish');
  await page.getByRole('heading', { name: 'Published', level: 1 }).waitFor();
  await checked();
  expect(await readFile(join(home, 'own/data/pages/zaranora.yaml'), 'utf8')).toContain(
    'partners: [ brezany, trebova ]',
  );
  const built = await readFile(join(home, 'own/releases/current/dumps/partnerships.csv'), 'utf8');
  expect(built).toContain('Zaranora – Marenne');
  expect(await visit.faults()).toEqual([]);
});

test('the keyboard alone goes from field to field, and what is wrong is said first', {
  timeout: 60_000,
}, async () => {
  await open({});
  const { page } = visit;
  await page.keyboard.press('Tab');
  expect(await visit.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await visit.evaluate('document.activeElement.id')).toBe('file');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nowhere');
  await page.getByLabel('Your table').setInputFiles(join(home, 'partner.csv'));
  await page.getByLabel('Whose partners are they?').focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alert').textContent()).toContain('There is no place called');
  expect(await page.title()).toMatch(/^Please correct this: /);
});
