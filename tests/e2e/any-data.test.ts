import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SIX_KINDS } from '../http/six-kinds.ts';
import { Program } from '../program.ts';
import { Visit } from './visit.ts';

/** Not where the site is: pages must be whole all the same. */
const BASE = 'https://data.example/';
const WINDOWS = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
] as const;

describe.each(SIX_KINDS)('$kind', ({ file, text, perspectives, listed }) => {
  let folder: string;
  let program: Program;
  let visit: Visit | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'munpart-kind-'));
    await writeFile(join(folder, file), text(BASE));
    const words = ['--rdf', file, '--base-iri', BASE, '--releases', 'releases', '--query-children', '1'];
    program = new Program(['serve', '--port', '0', ...words], folder);
    await program.url();
  });
  afterEach(() => visit?.close());
  afterAll(async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(WINDOWS)('is a site that everybody can use, $width wide', async (visitor) => {
    const window = await Visit.open(new URL(await program.url()), visitor);
    visit = window;
    const instances = `/browse/instances?class=${encodeURIComponent(listed.class)}`;
    const sound = async (where: string) => {
      expect(await window.violations(), where).toEqual([]);
      expect(await window.overflow(), where).toBe(0);
    };
    const paths = ['/', '/browse', '/queries', ...perspectives.map((name) => `/browse/${name}`), instances];
    for (const path of paths) {
      expect(await window.go(path), path).toBe(200);
      await sound(path);
    }
    const href = (await window.page.locator('tbody th a').first().getAttribute('href')) ?? '';
    // An IRI that is an address itself leads on to its document at the base, where this site is not.
    const iri = encodeURIComponent(BASE + href.slice(1));
    expect(await window.go(href.startsWith('/doc') ? href : `/doc?iri=${iri}`)).toBe(200);
    expect(await window.text('main')).toContain(listed.first);
    await sound('the document about the first of them');
    // Requests to another host are faults too, to the pictures that the data name first of all.
    expect(await window.faults()).toEqual([]);
  });
});
