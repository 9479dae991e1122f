import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../../src/release/reading/check.ts';
import { BASE } from './sample.ts';
import { emptyDirectory, ONTOLOGY } from './workshop.ts';

const DATA = fileURLToPath(new URL('../../../data', import.meta.url));

/** What the project's records are found to be after edits: file → [text, its replacement]. */
async function checkEdited(edits: Readonly<Record<string, readonly [string, string]>>, ontology = ONTOLOGY) {
  const data = join(await emptyDirectory(), 'data');
  await cp(DATA, data, { recursive: true });
  for (const [name, [from, to]] of Object.entries(edits)) {
    const text = await readFile(join(data, name), 'utf8');
    expect(text, `${name} says ${from}`).toContain(from);
    await writeFile(join(data, name), text.replace(from, to));
  }
  return checkRecords({ data, ontology, base: BASE });
}

async function lineOf(name: string, text: string): Promise<number> {
  const lines = (await readFile(join(DATA, name), 'utf8')).split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe('check', { timeout: 60_000 }, () => {
  it('finds no fault in the project’s records, and adds the vocabulary to them', async () => {
    const { issues, quads } = await checkRecords({ data: DATA, ontology: ONTOLOGY, base: BASE });
    expect(issues).toEqual([]);
    const subjects = new Set([...quads].map(({ subject }) => subject.value));
    expect(subjects).toContain(`${BASE}id/place/daugavpils`);
    expect(subjects).toContain('https://w3id.org/munpart/def#partner');
    expect(subjects).toContain('https://w3id.org/munpart/def/kind/twinning');
  });

  it('traces what only SHACL finds to the line of the record', async () => {
    const twinned = ['kind: institutional', 'kind: twinning'] as const;
    const { issues, quads } = await checkEdited({
      'pages/jelgavas-novads.yaml': twinned,
      'pages/jelgavas-novads-undated.yaml': twinned,
    });
    expect([...quads]).toEqual([]);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.file).toMatch(/data[/\\]pages[/\\]jelgavas-novads-undated\.yaml$/);
    const partnership = '- partners: [bfw-berlin-brandenburg]';
    expect(issues[0]?.line).toBe(await lineOf('pages/jelgavas-novads-undated.yaml', partnership));
    expect(issues[0]?.message).toContain('Only local authorities can be twinned');
  });

  it('tells the faults of several files at once, by file and line, with those of the vocabulary', async () => {
    const ontology = join(await emptyDirectory(), 'ontology');
    await cp(ONTOLOGY, ontology, { recursive: true });
    await writeFile(join(ontology, 'shapes.ttl'), '<x:a> <x:b> .');
    const { issues } = await checkEdited(
      {
        'places.yaml': ['level: city', 'level: town'],
        'pages/valmiera.yaml': ['kind: cooperation', 'kind: friendship'],
      },
      ontology,
    );
    const files = issues.map(({ file }) => file.replace(/.*[/\\]/, ''));
    expect(files).toEqual(expect.arrayContaining(['valmiera.yaml', 'places.yaml', 'shapes.ttl']));
    expect(issues.map(({ file }) => file)).toEqual(issues.map(({ file }) => file).sort());
  });
});
