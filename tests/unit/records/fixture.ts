import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mapped, mapRecords, readRecords } from '../../../src/records/index.ts';
import type { Issue } from '../../../src/records/reading/source.ts';

/** The base IRI under which tests map. */
export const BASE = 'https://example.org/';

/** A small set of sound records, by file. */
export const SOUND: Readonly<Record<string, string>> = {
  'places.yaml': `
daugavpils: { name: { en: Daugavpils, lv: Daugavpils }, level: city, country: LVA, wikidata: Q80021 }
jelgava: { name: { en: Jelgava, lv: Jelgava }, level: city, country: LVA }
radom: { name: { en: Radom, lv: Radoma, pl: Radom }, level: city, country: POL }
parnu: { name: { en: Pärnu, lv: Pērnava, et: Pärnu }, level: city, country: POL }
siauliai: { name: { en: Šiauliai, lv: Šauļi, lt: Šiauliai }, level: city, country: POL }
`,
  'organisations.yaml': 'bfw: { name: { en: BFW, lv: BFW }, country: POL }\n',
  'networks.yaml': 'hanse: { name: { en: Hanse, lv: Hanza } }\n',
  'projects.yaml': 'agri-urban: { name: { en: AGRI-URBAN }, programme: urbact, start: 2016 }\n',
  'countries.yaml':
    'LVA: { name: { en: Latvia, lv: Latvija }, wikidata: Q211 }\nPOL: { name: { en: Poland, lv: Polija } }\n',
  'discrepancies.yaml': '{}\n',
  'pages/daugavpils.yaml': `page: { title: { en: Partners }, publisher: daugavpils, language: en }
partnerships:
  - { partners: [radom], kind: twinning, agreements: [{ instrument: memorandum, signed: 1993 }] }
`,
};

/** One after the other: the working directory is of the whole process, and a test whose time is over goes on. */
let last: Promise<unknown> = Promise.resolve();

/** Writes the sound records, with some files replaced (or, where undefined, left out), for as long as the work takes; it is given the directory as issues name it, and where that lies. Work within work would wait for ever. */
export function withRecords<Result>(
  replaced: Readonly<Record<string, string | Uint8Array | undefined>>,
  work: (directory: string, parent: string) => Promise<Result>,
): Promise<Result> {
  const result = last.then(() => inDirectory(replaced, work));
  last = result.catch(() => {});
  return result;
}

async function inDirectory<Result>(
  replaced: Readonly<Record<string, string | Uint8Array | undefined>>,
  work: (directory: string, parent: string) => Promise<Result>,
): Promise<Result> {
  const parent = await mkdtemp(join(tmpdir(), 'munpart-records-'));
  const former = process.cwd();
  // Issues name files as they are reached from where the command runs: as an officer does, from above `data`.
  process.chdir(parent);
  const directory = 'data';
  try {
    await mkdir(join(parent, directory, 'pages'), { recursive: true });
    for (const [name, content] of Object.entries({ ...SOUND, ...replaced })) {
      if (content !== undefined) await writeFile(join(parent, directory, name), content);
    }
    return await work(directory, parent);
  } finally {
    process.chdir(former);
    await rm(parent, { recursive: true });
  }
}

/** The issues of the sound records with some files replaced. */
export async function issuesOf(
  replaced: Readonly<Record<string, string | Uint8Array | undefined>>,
): Promise<Issue[]> {
  return withRecords(replaced, async (directory) => (await readRecords(directory)).issues);
}

/** What the sound records with some files replaced are mapped to; throws where they have issues. */
export async function mappedFrom(replaced: Readonly<Record<string, string>>): Promise<Mapped> {
  return withRecords(replaced, async (directory) => {
    const { records, issues } = await readRecords(directory);
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    return mapRecords(records, BASE);
  });
}
