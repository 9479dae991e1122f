import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/formats/index.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { readRdfFiles } from '../../src/release/index.ts';
import { type Violation, violations } from '../../src/shacl/index.ts';
import { BASE, type Published, publishRecords } from '../http/publication.ts';

const VARIABLE = 'MUNPART_DCAT_AP';
const root = fileURLToPath(new URL('../../', import.meta.url));
/** The shapes of DCAT-AP 3.0.1: dcat-ap-SHACL.ttl and its companions, as SEMIC publishes them. */
const shapes = resolve(root, process.env[VARIABLE] ?? '../shared/standards/dcat-ap-3.0.1');
const GIVE = `${shapes} is not there: set ${VARIABLE} to a directory with the SHACL files of DCAT-AP 3.0.1`;

let published: Published;
let description: readonly Quad[];
beforeAll(async () => {
  published = await publishRecords();
  const response = await published.app.request('/dataset.ttl');
  description = (await formatOf('turtle')?.parse(await response.text(), BASE)) ?? [];
});
afterAll(() => published?.close());

/** What the description violates of the shapes in a file, as focus node, property and severity. */
async function found(file: string): Promise<(Violation & { line: string })[]> {
  const { quads, issues } = await readRdfFiles([resolve(shapes, file)], BASE);
  expect(issues).toEqual([]);
  const results = violations(description, quads);
  return results.map((result) => ({
    ...result,
    line: `${result.severity} ${result.focus} ${result.path ?? ''} ${result.value ?? ''}: ${result.message}`,
  }));
}

describe('the description of the dataset', () => {
  it('can be held against the shapes of DCAT-AP', async () => {
    const names = await readdir(shapes).catch(() => []);
    expect(names, GIVE).toEqual(
      expect.arrayContaining([
        'dcat-ap-SHACL.ttl',
        'mdr-vocabularies.shape.ttl',
        'range.ttl',
        'shapes_recommended.ttl',
      ]),
    );
    expect(description.length).toBeGreaterThan(100);
  });

  it.each(['dcat-ap-SHACL.ttl', 'range.ttl'])('conforms to %s', async (file) => {
    expect((await found(file)).map(({ line }) => line)).toEqual([]);
  });

  it('has all that is recommended but box and centre of the country, whose table is that of the EU', async () => {
    const lines = (await found('shapes_recommended.ttl')).map(({ line }) => line);
    const known =
      /^warning http:\/\/publications\.europa\.eu\/resource\/authority\/country\/\S+ \S+dcat#(bbox|centroid) /;
    // A version is described in full at its own address.
    const isOfVersion = (line: string) => line.startsWith(`warning ${BASE}releases/`);
    expect(lines.filter((line) => !known.test(line) && !isOfVersion(line))).toEqual([]);
  });

  it('uses the controlled vocabularies', async () => {
    const errors = (await found('mdr-vocabularies.shape.ttl')).filter(({ severity }) => severity === 'error');
    // The shape demands https://spdx.org/rdf/terms, but the IRIs of SPDX begin with http://.
    const others = errors.filter(({ line }) => !line.includes('http://spdx.org/rdf/terms#'));
    expect(others.map(({ line }) => line)).toEqual([]);
  });

  it('is refused where it has no title', async () => {
    const untitled = description.filter(
      ({ subject, predicate }) =>
        subject.value !== `${BASE}dataset` || predicate.value !== 'http://purl.org/dc/terms/title',
    );
    const { quads } = await readRdfFiles([resolve(shapes, 'dcat-ap-SHACL.ttl')], BASE);
    const results = violations(untitled, quads);
    expect(results).toContainEqual(
      expect.objectContaining({ focus: `${BASE}dataset`, path: 'http://purl.org/dc/terms/title' }),
    );
  });
});
