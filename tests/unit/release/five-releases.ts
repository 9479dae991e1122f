import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '../../../src/records/index.ts';
import { buildRelease, prepareRecords, type Release, readHistory } from '../../../src/release/index.ts';
import { madeOnce } from '../../made-once.ts';
import { emptyDirectory, ONTOLOGY } from './workshop.ts';

/** Records by file. */
export type RecordTexts = Readonly<Record<string, string>>;

const PAGE = `page: { title: { en: Partners }, publisher: daugavpils, language: en }
partnerships:
  - partners: [radom]
    kind: twinning
    agreements: [{ instrument: memorandum, signed: 1993 }]
    facts:
      - { measure: population, stated: "210 000", value: 210000, year: 2015 }
`;

const FIRST: RecordTexts = {
  'places.yaml': `daugavpils: { name: { en: Daugavpils, lv: Daugavpils }, level: city, country: LVA }
radom: { name: { en: Radom, lv: Radoma }, level: city, country: POL }
`,
  'organisations.yaml': '{}\n',
  'networks.yaml': '{}\n',
  'projects.yaml': '{}\n',
  'countries.yaml': `LVA: { name: { en: Latvia, lv: Latvija } }
POL: { name: { en: Poland, lv: Polija } }
EST: { name: { en: Estonia, lv: Igaunija } }
`,
  'discrepancies.yaml': '{}\n',
  'changes.yaml': '2026-01-01: { en: First publication., lv: Pirmā publikācija. }\n',
  'pages/daugavpils.yaml': PAGE,
};

const PARNU = '  - { partners: [parnu], kind: cooperation }\n';
const SECOND: RecordTexts = {
  ...FIRST,
  'places.yaml': `${FIRST['places.yaml']}parnu: { name: { en: Pärnu, lv: Pērnava }, level: city, country: EST }\n`,
  'pages/daugavpils.yaml':
    PAGE.replace(
      '[{ instrument: memorandum, signed: 1993 }]',
      '[{ instrument: memorandum, signed: 1993 }, { instrument: cooperation-agreement, signed: 2003-05-04 }]',
    ) + PARNU,
};

const THIRD: RecordTexts = {
  ...SECOND,
  'pages/daugavpils.yaml': (SECOND['pages/daugavpils.yaml'] as string)
    .replace('"210 000", value: 210000', '"211 000", value: 211000')
    .replace('kind: cooperation }', 'kind: cooperation, start: 2001, startBasis: stated }'),
};

const WITHDRAWN = `place/parnu:
  name: { en: Pärnu, lv: Pērnava }
  when: 2026-04-01
  why: { en: The page was mistaken., lv: Lapā bija kļūda. }
partnership/daugavpils--parnu:
  name: { en: Daugavpils – Pärnu, lv: Daugavpils – Pērnava }
  when: 2026-04-01
  why: { en: The page was mistaken., lv: Lapā bija kļūda. }
  replacedBy: [partnership/daugavpils--radom]
`;
const FOURTH: RecordTexts = {
  ...THIRD,
  'places.yaml': FIRST['places.yaml'] as string,
  'pages/daugavpils.yaml': (THIRD['pages/daugavpils.yaml'] as string).replace(
    / {2}- \{ partners: \[parnu\].*\n/,
    '',
  ),
  'withdrawn.yaml': WITHDRAWN,
};

const RENAMED = `place/radom:
  name: { en: Radom, lv: Radoma }
  when: 2026-05-01
  why: { en: The slug was wrong., lv: Nosaukuma pieraksts bija kļūdains. }
  replacedBy: [place/radom-city]
  renamed: true
partnership/daugavpils--radom:
  name: { en: Daugavpils – Radom, lv: Daugavpils – Radoma }
  when: 2026-05-01
  why: { en: The slug was wrong., lv: Nosaukuma pieraksts bija kļūdains. }
  replacedBy: [partnership/daugavpils--radom-city]
  renamed: true
`;
const FIFTH: RecordTexts = {
  ...FOURTH,
  'places.yaml': (FIRST['places.yaml'] as string).replace('radom:', 'radom-city:'),
  'pages/daugavpils.yaml': (FOURTH['pages/daugavpils.yaml'] as string)
    .replace('[radom]', '[radom-city]')
    .replace('"211 000", value: 211000', '"212 000", value: 212000'),
  'withdrawn.yaml': WITHDRAWN + RENAMED,
  'changes.yaml': `${FIRST['changes.yaml']}2026-05-01: { en: Radom has a new address., lv: Radomai ir jauna adrese. }\n`,
};

/** First publication, additions, changes, removals, renames with a correction. */
export const STATES: readonly RecordTexts[] = [FIRST, SECOND, THIRD, FOURTH, FIFTH];

/** The issues of records that follow on what the releases hold, or the release that they make. */
export async function publishState(
  texts: RecordTexts,
  { releases, base, now = new Date() }: { releases: string; base: string; now?: Date },
): Promise<{ issues: readonly Issue[]; release?: Release }> {
  const data = join(await emptyDirectory(), 'data');
  await mkdir(join(data, 'pages'), { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(data, name), text);
  const { issues, input } = await prepareRecords({ data, ontology: ONTOLOGY, base, releases });
  return input ? { issues, release: await buildRelease(input, releases, { now }) } : { issues };
}

/** A store of one's own with the five releases, on the first days of five months. */
export async function fiveReleases(base: string): Promise<{ releases: string; all: Release[] }> {
  const made = await madeOnce(`five-${encodeURIComponent(base)}`, (store) => publishFive(store, base));
  const releases = await emptyDirectory();
  await cp(made, releases, { recursive: true, verbatimSymlinks: true });
  const { releases: newestFirst } = await readHistory(releases);
  return { releases, all: [...newestFirst].reverse() };
}

async function publishFive(releases: string, base: string): Promise<void> {
  for (const [index, texts] of STATES.entries()) {
    const now = new Date(Date.UTC(2026, index, 1, 12));
    const { issues, release } = await publishState(texts, { releases, base, now });
    if (!release) throw new Error(JSON.stringify(issues));
  }
}
