import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { prepareFiles } from '../../src/release/index.ts';
import { leastContrast, lightened, MIN_CONTRAST, paletteOf } from '../../src/text/palette.ts';
import { BASE, publishTexts } from './publication.ts';

const DATA = `<${BASE}id/a> <https://data.example/p> "x" .\n`;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><script>alert(1)</script></svg>';
const described = (look: string) =>
  `languages: [de]\ntitle: { de: Gorica }\npublisher: { name: { de: Gorica } }\n${look}\n`;

/** What a build says of a dataset.yaml, with a picture of so many bytes beside it. */
async function told(look: string, picture?: string | Uint8Array) {
  const directory = await mkdtemp(join(tmpdir(), 'munpart-look-'));
  try {
    await writeFile(join(directory, 'data.ttl'), DATA);
    await writeFile(join(directory, 'dataset.yaml'), described(look));
    if (picture !== undefined) await writeFile(join(directory, 'wappen.png'), picture);
    const ontology = fileURLToPath(new URL('../../ontology/', import.meta.url));
    const files = [join(directory, 'data.ttl')];
    const { issues, input } = await prepareFiles({ files, ontology, base: BASE });
    return { issues: issues.map(({ line, severity, message }) => `${line} ${severity} ${message}`), input };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

it('gives the pages the colours and the picture of the keepers, from here', async () => {
  const published = await publishTexts({
    'data.ttl': DATA,
    'dataset.yaml': described("colours: { light: '#8A1538' }\nlogo: wappen.svg"),
    'wappen.svg': SVG,
  });
  try {
    const html = await (await published.app.request('/', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain(
      '<link rel="stylesheet" href="/assets/site.css"/><link rel="stylesheet" href="/assets/look.css"/>',
    );
    expect(html).toContain('<img src="/assets/publisher.svg" alt="" width="72" height="36"/>');
    const sheet = await published.app.request('/assets/look.css');
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(await sheet.text()).toMatch(/^:root {\n {2}--sea: #8a1538;\n {2}--on-sea: #ffffff;/);
    const picture = await published.app.request('/assets/publisher.svg');
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    // Whoever opens it by itself is in a sandbox: nothing in it runs or loads.
    expect(picture.headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox;/);
    expect(await picture.text()).toBe(SVG);
    expect((await published.app.request('/assets/publisher.png')).status).toBe(404);
  } finally {
    await published.close();
  }
});

it('tells of a colour that cannot be read, and keeps the usual one', async () => {
  const { issues, input } = await told("colours:\n  light: '#ffcc00'\n  dark: '#0b4a63'");
  expect(issues).toEqual([
    expect.stringMatching(
      /^5 warning #ffcc00 can hardly be read on a light page: its contrast is 1\.\d, .*darker/,
    ),
    expect.stringMatching(/^6 warning #0b4a63 can hardly be read on a dark page: .*lighter/),
  ]);
  expect(input?.look).toBeUndefined();
});

it.each([
  ['there is none', undefined, 'there is no such file beside dataset.yaml'],
  ['it is none', 'no picture', 'this is no PNG: save it as one'],
  ['it is too large', new Uint8Array(300 * 1024), 'the picture has 300 KiB, and 200 are the most'],
])('tells of a picture where %s, and does without', async (_, picture, message) => {
  const { issues, input } = await told('logo: wappen.png', picture);
  expect(issues).toEqual([expect.stringContaining(`4 warning ${message}`)]);
  expect(input?.look).toBeUndefined();
});

it.each(['#8a1538', '#0b4a63', '#000000', '#1b5e20', '#5d4037', '#e30613', '#ffffff'])(
  'finds a tone of %s for dark pages that can be read, and a foot for its text',
  (colour) => {
    const light = lightened(colour);
    expect(leastContrast(light, 'dark')).toBeGreaterThanOrEqual(MIN_CONTRAST);
    expect(paletteOf(colour, 'light').deep).toMatch(/^#[0-9a-f]{6}$/);
  },
);
