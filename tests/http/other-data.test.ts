import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { BASE, type Published, publishFiles } from './publication.ts';

const PEOPLE = `
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<${BASE}id/org/choir> a foaf:Organization ; foaf:name "Choir" ; foaf:member <${BASE}id/anna>, <https://other.example/berta> .
<${BASE}id/anna> foaf:name "Anna" .
<https://other.example/berta> foaf:name "Berta" .
`;
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const STATED = `<${BASE}dataset> dcterms:license <${LICENCE}> ; dcterms:title "Singers"@en .\n`;

let published: Published;
let directory: string;

async function publish(turtle: string): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'munpart-other-'));
  const file = join(directory, 'data.ttl');
  await writeFile(file, turtle);
  published = await publishFiles(pathToFileURL(file).href);
}
afterEach(async () => {
  await published.close();
  await rm(directory, { recursive: true });
});

const page = async (path: string) =>
  (await published.app.request(path, { headers: { accept: 'text/html' } })).text();

describe('data that is not about partnerships', () => {
  it('has every document in the sitemap, typed or not, of this host or another', async () => {
    await publish(PEOPLE);
    const sitemap = await page('/sitemap.xml');
    const documents = [
      'doc/org/choir',
      'doc/anna',
      `doc?iri=${encodeURIComponent('https://other.example/berta')}`,
    ];
    for (const document of documents) {
      expect(sitemap).toContain(`<loc>${BASE}${document}</loc>`);
      expect((await published.app.request(`/${document}`)).status).toBe(200);
    }
  });

  it('is not called public domain, nor a list of partnerships', async () => {
    await publish(PEOPLE);
    for (const path of ['/', '/dataset', '/doc/org/choir', '/feed.atom']) {
      expect(await page(path), path).not.toMatch(/CC0|publicdomain|rel="license/);
    }
    expect(await page('/')).not.toContain('Which towns work together');
  });

  it('has the licence and the title that its keeper states', async () => {
    await publish(PEOPLE + STATED);
    for (const path of ['/', '/dataset', '/doc/org/choir']) {
      const html = await page(path);
      expect(html, path).toContain(`href="${LICENCE}"`);
      expect(html, path).not.toMatch(/CC0|publicdomain/);
    }
    expect(await page('/')).toContain('<h1>Singers</h1>');
  });
});
