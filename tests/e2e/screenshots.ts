import { appendFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { SIX_KINDS } from '../http/six-kinds.ts';
import { Program, run } from '../program.ts';
import { FLAGS, findChromium } from './browser.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly height: number;
  /** What is done on the page before it is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '', height: 1400 },
  { name: 'municipality', path: 'doc/place/valmiera', height: 1200 },
  { name: 'partnership', path: 'doc/partnership/jelgavas-novads--joniskis-district', height: 1500 },
  { name: 'matrix', path: 'partnerships/matrix', height: 1000 },
  { name: 'editor', path: 'sparql', height: 1300, prepare: runExample },
];

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const DATA = fileURLToPath(new URL('../../data', import.meta.url));
/** As in the README, whatever port is free. */
const BASE = 'http://localhost:3000/';
const WIDTH = 1280;
const LARGEST = 350_000;
const FIRST_PORT = 3101;
const DATASET = 'http://www.w3.org/ns/dcat#Dataset';

async function runExample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Where the partners are', exact: true }).click();
  await page.getByRole('button', { name: 'Run the query' }).click();
  await page.getByRole('tabpanel').getByRole('img').waitFor();
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
}

async function take(browser: Browser, site: string, { name, path, height, prepare }: Picture): Promise<void> {
  const viewport = { width: WIDTH, height };
  const page = await browser.newPage({
    viewport,
    locale: 'en',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(site + path);
  await prepare?.(page);
  await keep(page, name);
  await page.close();
}

async function keep(page: Page, name: string, fullPage = false): Promise<void> {
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', fullPage });
  const { size } = await stat(file);
  if (size > LARGEST) throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`);
}

const BEGIN = [
  ...['init', 'own', '--municipality', 'Zaranora', '--country', 'Deutschland', '--languages', 'de,en'],
  ...['--licence', 'CC-BY-4.0', '--base-iri', 'https://daten.zaranora.example/'],
];
const TABLE = [
  'Unsere Partner 2026',
  'Partnerstadt;Land;Partner seit;Einwohner;Bereiche;Latitude;Longitude;Ansprechpartner',
  'Gorica;Polen;seit 1991;12 000;Kultur, Sport;51,9;15,5;N. N.',
  'Brezany / Trebova;Tschechien;12. Mai 1998;;Jugend;;;N. N.',
  'Marenne;Frankreich;vielleicht 1995;8 000;Kulturr;45,8;-1,1;N. N.',
].join('\n');
const ARMS =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 36"><path d="M2 2h26v17c0 8-6 12-13 15C8 31 2 27 2 19z" fill="#8a1538"/><path d="M2 14h26v6H2z" fill="#f2c230"/></svg>';

/** The way of an officer who keeps her table in German, and her site in her own colours. */
async function takeOfficer(browser: Browser, folder: string): Promise<void> {
  await run(BEGIN, folder);
  await writeFile(join(folder, 'partner.csv'), TABLE);
  await writeFile(join(folder, 'own/data/arms.svg'), ARMS);
  await appendFile(join(folder, 'own/data/dataset.yaml'), 'colours: { light: "#8a1538" }\nlogo: arms.svg\n');
  const edit = new Program(['edit', 'own'], folder);
  const page = await browser.newPage({
    viewport: { width: WIDTH, height: 800 },
    locale: 'de',
    reducedMotion: 'reduce',
  });
  const next = (name: string) => page.getByRole('button', { name }).click();
  try {
    await page.goto(await edit.url());
    await page.getByLabel('Ihre Tabelle').setInputFiles(join(folder, 'partner.csv'));
    await next('Tabelle lesen');
    await keep(page, 'edit-columns', true);
    await next('Weiter');
    await keep(page, 'edit-names', true);
    await page.getByRole('radio', { name: /Mehrere Orte/ }).check();
    await next('Weiter');
    await next('Weiter');
    await keep(page, 'edit-faults', true);
    await page.getByLabel('Lesen als: vielleicht 1995').fill('1995');
    await page.getByLabel('Lesen als: Kulturr').fill('Kultur');
    await next('Noch einmal prüfen');
    await keep(page, 'edit-changes', true);
    await next('Veröffentlichen');
    await page.getByText('Geschriebene Dateien').waitFor();
  } finally {
    await page.close();
    await edit.stop();
  }
  const words = ['--port', '0', '--data', 'own/data', '--releases', 'own/releases'];
  const site = new Program(['serve', ...words], folder);
  try {
    const shown = await browser.newPage({
      viewport: { width: WIDTH, height: 900 },
      locale: 'de',
      reducedMotion: 'reduce',
    });
    await shown.goto(await site.url());
    await keep(shown, 'own-colours');
  } finally {
    await site.stop();
  }
}

/** What is shown of data that are not munpart's own, by the kind of data: a page, its language and the width of the window. */
const FOREIGN: Readonly<Record<string, Omit<Picture, 'prepare'> & { language?: string; width?: number }>> = {
  SKOS: { name: 'any-concepts', path: 'browse/concepts', height: 900 },
  OWL: { name: 'any-terms', path: 'browse/terms', height: 900 },
  DCAT: { name: 'any-class', path: `browse/instances?class=${encodeURIComponent(DATASET)}`, height: 900 },
  FOAF: { name: 'any-timeline', path: 'browse/timeline', height: 760, width: 390, language: 'de' },
  'named graphs': { name: 'any-graphs', path: 'doc/entry/1', height: 760, width: 390, language: 'de' },
  geodata: { name: 'any-map', path: '', height: 900 },
};

/** A site of each kind of data, one after the other. */
async function takeForeign(browser: Browser, folder: string): Promise<void> {
  for (const { kind, file, text } of SIX_KINDS) {
    const picture = FOREIGN[kind];
    if (picture === undefined) continue;
    // Addresses in data are permanent: they are known before anything is served.
    const base = `http://localhost:${FIRST_PORT + SIX_KINDS.findIndex((one) => one.kind === kind)}/`;
    await writeFile(join(folder, file), text(base));
    const words = ['--port', new URL(base).port, '--base-iri', base, '--releases', `of-${file}`];
    const program = new Program(['serve', '--rdf', file, ...words], folder);
    try {
      const site = await program.url();
      const { name, path, height, width = WIDTH, language = 'en' } = picture;
      const page = await browser.newPage({ viewport: { width, height }, locale: language });
      await page.goto(site + path);
      await keep(page, name);
      await page.close();
    } finally {
      await program.stop();
    }
  }
}

/** Takes the pictures of the README and the documentation from the records as they are; with the word `officer`, those of an officer's way alone; with `any`, those of other people's data alone. */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'munpart-screenshots-'));
  const words = ['--port', '0', '--base-iri', BASE, '--data', DATA, '--releases', 'releases'];
  const [only] = process.argv.slice(2);
  const program = only !== undefined ? undefined : new Program(['serve', ...words], folder);
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  try {
    const site = await program?.url();
    if (site !== undefined) for (const picture of PICTURES) await take(browser, site, picture);
    if (only !== 'any') await takeOfficer(browser, folder);
    if (only !== 'officer') await takeForeign(browser, folder);
  } finally {
    await browser.close();
    await program?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
