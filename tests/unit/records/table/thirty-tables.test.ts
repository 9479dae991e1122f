import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Records } from '../../../../src/records/index.ts';
import {
  type CodeLabel,
  guessMapping,
  type ImportResult,
  readMapping,
  readOfficerTable,
  readTable,
} from '../../../../src/spreadsheets/index.ts';
import { oneTown } from './one-town.ts';

interface ExpectedRow {
  readonly partner: string;
  readonly country: string;
  readonly start?: string | number;
  readonly end?: string | number;
  readonly kind?: string;
  readonly status?: string;
}

const FOLDER = 'tests/fixtures/tables';
const TODAY = '2026-11-30';
const EXPECTED: Readonly<Record<string, { columns: string[]; rows: ExpectedRow[] }>> = parse(
  readFileSync(`${FOLDER}/expected.yaml`, 'utf8'),
);

let records: Records;
let labels: CodeLabel[];
beforeAll(async () => {
  ({ records, labels } = await oneTown());
  records = { ...records, countries: new Map() };
});

interface Entry extends ExpectedRow {
  readonly partners: readonly string[];
  readonly asWritten: readonly string[];
}

function entriesOf({ registers }: ImportResult): ExpectedRow[] {
  const places = registers.get('places') as ReadonlyMap<string, { country: string }> | undefined;
  const pages = [...(registers.get('pages')?.values() ?? [])] as { partnerships: Entry[] }[];
  return pages
    .flatMap(({ partnerships }) => partnerships)
    .map(({ partners: [slug = ''], asWritten: [partner = ''], ...entry }) => ({
      ...entry,
      partner,
      country: places?.get(slug)?.country ?? '',
    }));
}

function imported(file: string) {
  const table = readTable(readFileSync(`${FOLDER}/${file}`));
  const columns = EXPECTED[file]?.columns ?? [];
  const publisher = columns.some((column) => column.endsWith('= publisher')) ? undefined : 'valmiera';
  const guess = guessMapping(table, records, { name: file, publisher, today: TODAY });
  const { mapping, issues } = readMapping(guess.text, 'm.yaml');
  expect([...table.problems, ...issues]).toEqual([]);
  if (mapping === undefined) throw new Error('no mapping');
  return {
    table,
    guess,
    drafted: readOfficerTable(table, mapping, { records, labels, languages: [], today: TODAY }),
  };
}

describe('tables as officers of thirteen languages make them', () => {
  it.each(Object.entries(EXPECTED))('%s is understood without help', (file, { columns, rows }) => {
    const { table, guess, drafted } = imported(file);
    expect(guess.columns.map(({ header, as }) => `${header} = ${as}`)).toEqual(columns);
    expect(drafted.problems).toEqual([]);
    const entries = entriesOf(drafted);
    expect(entries).toHaveLength(table.rows.length);
    const told = rows.map((row, index) => {
      const keys = Object.keys({ start: 0, end: 0, ...row }) as (keyof ExpectedRow)[];
      return Object.fromEntries(keys.map((key) => [key, entries[index]?.[key]]));
    });
    expect(told).toEqual(rows);
  });

  it('keeps what is not certain beside what it made of it', () => {
    const { drafted } = imported('01-de-partnerstaedte.xlsx');
    const kept = JSON.stringify([
      ...drafted.comments.values(),
      ...(drafted.registers.get('pages')?.values() ?? []),
    ]);
    expect(kept).toContain('Partnerschaft seit: ca. 1990');
    expect(kept).toContain('Quelle: Büro für Internationales');
  });
});
