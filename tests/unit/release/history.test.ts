import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHANGE_WORDINGS } from '../../../src/pages/messages/messages.ts';
import { sortCodePoints } from '../../../src/rdf/canonical.ts';
import { changesBetween, type ResourceChange } from '../../../src/release/diff/changes.ts';
import { patchOf } from '../../../src/release/diff/resource.ts';
import type { Release } from '../../../src/release/index.ts';
import { findRelease, pruneReleases, readHistory } from '../../../src/release/store/history.ts';
import { heldReleases, holdRelease } from '../../../src/release/store/lock.ts';
import { BASE } from '../../http/publication.ts';
import { fiveReleases, publishState, STATES } from './five-releases.ts';
import { emptyDirectory } from './workshop.ts';

let releases: string;
let all: readonly Release[];
beforeAll(async () => {
  ({ releases, all } = await fiveReleases(BASE));
}, 180_000);

async function copied(): Promise<string> {
  const copy = join(await emptyDirectory(), 'releases');
  await cp(releases, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** The canonical lines of a release. */
const linesIn = async ({ directory }: Release) =>
  (await readFile(join(directory, 'dataset.nq'), 'utf8')).trimEnd().split('\n');

const numbers = (list: readonly Release[]) => list.map(({ place }) => place.number);

describe('the history', () => {
  it('numbers the releases, dates them and ties each to the one before', async () => {
    const { releases: kept, apart, faults } = await readHistory(releases);
    expect({ apart, faults }).toEqual({ apart: [], faults: [] });
    expect(kept).toEqual([...all].reverse());
    expect(numbers(all)).toEqual([1, 2, 3, 4, 5]);
    expect(all.map(({ place }) => place.date.slice(0, 10))).toEqual(
      [1, 2, 3, 4, 5].map((month) => `2026-0${month}-01`),
    );
    expect(all[0]?.place.previous).toBeUndefined();
    for (const [index, { place }] of all.slice(1).entries()) {
      const before = all[index] as Release;
      const { name, id } = before.manifest;
      expect(place.previous).toEqual({ number: before.place.number, name, id });
    }
  });

  it('gives each note to the first release that holds it', () => {
    expect(all.map(({ place }) => place.notes.map(({ date }) => date))).toEqual([
      ['2026-01-01'],
      [],
      [],
      [],
      ['2026-05-01'],
    ]);
  });

  it('knows a release by many names', async () => {
    const history = await readHistory(releases);
    const third = all[2] as Release;
    const found = (name: string) => findRelease(history, name).place.number;
    expect(
      ['current', 'previous', '3', third.manifest.id, third.manifest.id.slice(0, 12)].map(found),
    ).toEqual([5, 4, 3, 3, 3]);
    for (const name of ['', '6', third.manifest.id.slice(0, 3), 'z'.repeat(9)]) {
      expect(() => found(name), name).toThrow(RangeError);
    }
    const same = { releases: [third, third] };
    expect(() => findRelease(same, third.manifest.id.slice(0, 9))).toThrow('more than one');
  });

  it('passes over what is foreign or damaged, and says so', async () => {
    const copy = await copied();
    await mkdir(join(copy, 'backup'));
    await writeFile(join(copy, 'letter.txt'), 'hello');
    const [, second, third] = all.map(({ manifest }) => join(copy, manifest.name));
    await writeFile(join(third as string, 'manifest.json'), '{}');
    await rm(join(second as string, 'dumps/munpart.ttl'));
    const { releases: kept, faults } = await readHistory(copy);
    expect(numbers(kept)).toEqual([5, 4, 1]);
    expect(faults.map(({ name }) => name).sort()).toEqual(
      [all[1]?.manifest.name, all[2]?.manifest.name, 'backup', 'letter.txt'].sort(),
    );
    expect(faults.map(({ reason }) => reason).join()).toContain('dumps/munpart.ttl is missing');
  });
});

describe('what is kept', () => {
  it('is the newest, and what a process holds', async () => {
    const copy = await copied();
    const letGo = await holdRelease({
      ...(all[0] as Release),
      directory: join(copy, all[0]?.manifest.name as string),
    });
    await writeFile(join(copy, `.held.1.999999999.5.${all[1]?.manifest.name}`), '');
    await pruneReleases(copy, 2);
    expect(numbers((await readHistory(copy)).releases)).toEqual([5, 4, 1]);
    await letGo();
    expect(await heldReleases(copy)).toEqual(new Set());
    await pruneReleases(copy, 1);
    expect((await readdir(copy)).sort()).toEqual([all[4]?.manifest.name, 'current'].sort());
  });
});

describe('the difference of two releases', () => {
  const PAIRS = all0().flatMap((a) => all0().map((b) => [a, b] as const));
  function all0() {
    return [0, 1, 2, 3, 4];
  }

  it.each(PAIRS)('%i to %i: the patch makes one of the other, byte for byte', async (a, b) => {
    const [from, to] = [all[a] as Release, all[b] as Release];
    const [before, after] = [await linesIn(from), await linesIn(to)];
    const rows = (await textOf(patchOf(from, to))).trimEnd().split('\n');
    expect(rows.slice(0, 3)).toEqual([
      expect.stringMatching(/^H id </),
      expect.stringMatching(/^H prev </),
      'TX .',
    ]);
    expect(rows.at(-1)).toBe('TC .');
    const lines = new Set(before);
    for (const row of rows.slice(3, -1)) {
      const line = row.slice(2);
      expect(row).toMatch(/^[AD] /);
      expect(lines.has(line)).toBe(row.startsWith('D '));
      if (row.startsWith('A ')) lines.add(line);
      else lines.delete(line);
    }
    expect(sortCodePoints([...lines])).toEqual(after);
  });

  /** “name: sentence” of every change from one release to the next. */
  async function told(index: number, language: 'en' | 'lv'): Promise<string[]> {
    const changes = await changesBetween(
      all[index - 2] as Release,
      all[index - 1] as Release,
      CHANGE_WORDINGS,
    );
    const sentences = ({ name, events }: ResourceChange<'en' | 'lv'>) =>
      events.map((event) => `${name[language]}: ${event[language]}`);
    return (changes.resources ?? []).flatMap(sentences);
  }

  it.each<[number, 'en' | 'lv', string[]]>([
    [
      2,
      'en',
      [
        'Pärnu: place added',
        'Daugavpils – Pärnu: partnership added',
        'Daugavpils – Radom: agreement added (2003-05-04)',
      ],
    ],
    [
      3,
      'en',
      [
        'Radom: population changed from 210000 to 211000',
        'Daugavpils – Pärnu: start added: 2001',
        'Daugavpils – Pärnu: basis of the start added: Stated',
      ],
    ],
    [
      4,
      'en',
      ['Pärnu: withdrawn: The page was mistaken.', 'Daugavpils – Pärnu: withdrawn: The page was mistaken.'],
    ],
    [
      5,
      'en',
      [
        'Radom: renamed to Radom (place/radom-city)',
        'Radom: population changed from 211000 to 212000',
        'Daugavpils – Radom: renamed to Daugavpils – Radom (partnership/daugavpils--radom-city)',
      ],
    ],
    [
      2,
      'lv',
      [
        'Pērnava: pašvaldība pievienota',
        'Daugavpils – Pērnava: partnerība pievienota',
        'Daugavpils – Radoma: vienošanās pievienota (2003-05-04)',
      ],
    ],
    [
      4,
      'lv',
      [
        'Pērnava: vairs nav datos: Lapā bija kļūda.',
        'Daugavpils – Pērnava: vairs nav datos: Lapā bija kļūda.',
      ],
    ],
  ])('tells what release %i changed, in %s', async (index, language, expected) => {
    expect((await told(index, language)).sort()).toEqual([...expected].sort());
  });
});

describe('a resource that was published', () => {
  it('cannot be lost in silence', { timeout: 60_000 }, async () => {
    const copy = await copied();
    await rm(join(copy, 'current'));
    await symlink(all[3]?.manifest.name as string, join(copy, 'current'));
    const { 'withdrawn.yaml': declared, ...rest } = STATES[4] as Record<string, string>;
    const partial = (declared as string).replace(/place\/radom:\n( {2}.*\n)+/, '');
    const { issues, release } = await publishState(
      { ...rest, 'withdrawn.yaml': partial },
      { releases: copy, base: BASE },
    );
    expect(release).toBeUndefined();
    expect(issues).toMatchObject([
      {
        file: expect.stringMatching(/data.withdrawn\.yaml$/),
        line: 16,
        column: 1,
        severity: 'error',
        message:
          '"place/radom" was published and is gone: bring it back, or enter here place/radom: { name: { en: Radom, lv: Radoma }, when: yyyy-mm-dd, why: { en: …, lv: … }, replacedBy: [place/radom-city], renamed: true }',
      },
    ]);
    const elsewhere = await publishState(STATES[0] as Record<string, string>, {
      releases: copy,
      base: 'https://other.example/',
    });
    expect(elsewhere.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
