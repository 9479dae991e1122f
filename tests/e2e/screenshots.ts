import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Program } from '../program.ts';
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
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  await page.close();
  const { size } = await stat(file);
  if (size > LARGEST) throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`);
}

/** Takes the pictures of the README and the documentation from the records as they are. */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'munpart-screenshots-'));
  const words = ['--port', '0', '--base-iri', BASE, '--data', DATA, '--releases', 'releases'];
  const program = new Program(['serve', ...words], folder);
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  try {
    const site = await program.url();
    for (const picture of PICTURES) await take(browser, site, picture);
  } finally {
    await browser.close();
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
