import { beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '../../../../src/records/index.ts';
import {
  type CodeLabel,
  guessMapping,
  readMapping,
  readOfficerTable,
  readTable,
} from '../../../../src/spreadsheets/index.ts';
import { oneTown } from './one-town.ts';

const TODAY = '2026-11-30';

let records: Records;
let labels: CodeLabel[];
beforeAll(async () => {
  ({ records, labels } = await oneTown());
});

function imported(bytes: Uint8Array | string) {
  const table = readTable(Buffer.from(bytes));
  const guess = guessMapping(table, records, { name: 't', publisher: 'valmiera', today: TODAY });
  const { mapping } = readMapping(guess.text, 'm.yaml');
  if (mapping === undefined) throw new Error(guess.text);
  const setting = { records, labels, languages: ['en'], today: TODAY };
  const drafted = readOfficerTable(table, mapping, setting);
  const [page] = [...(drafted.registers.get('pages')?.values() ?? [])] as { partnerships: Entry[] }[];
  return { table, guess, mapping, drafted, entries: page?.partnerships ?? [] };
}

interface Entry {
  readonly partners: readonly string[];
  readonly end?: string | number;
  readonly note?: object;
  readonly facts?: readonly { readonly stated: string; readonly value?: number }[];
}

describe('habits of tables', () => {
  it('windows-1252 is read whole, whatever the platform makes of its upper controls', () => {
    // Košice – Žilina “Œuvre” €
    const name = Uint8Array.of(0x4b, 0x6f, 0x9a, 0x69, 0x63, 0x65);
    const start = Buffer.from('Partnerstadt;Land;Bemerkungen\n');
    const rest = Uint8Array.of(0x3b, 0x3b, 0x84, 0x8e, 0x93, 0x20, 0x96, 0x20, 0x8c, 0x80, 0xfc, 0x0a);
    const bytes = Buffer.concat([start, name, rest]);
    const { rows } = readTable(bytes, { encoding: 'windows-1252' });
    expect(rows[0]?.cells).toEqual(['Košice', '', '„Ž“ – Œ€ü']);
    expect(imported(bytes).guess.proposals.map(({ key }) => key)).toEqual(['Košice']);
  });

  it.each([
    ['Населення, тис. осіб', '198,6', 198_600],
    ['Населення, тис. осіб', '206', 206_000],
    ['Населення, тис. осіб', '45 тис.', 45_000],
    ['Einwohner (Tsd.)', '82', 82_000],
    ['Ludność w tys.', '12,45', 12_450],
    ['Einwohner', '206', 206],
    ['Fläche (ha)', '1 250', 12.5],
    ['Fläche in Hektar', '83,4', 0.834],
    ['Fläche km2', '83,4', 83.4],
  ])('the header %s says what %s counts', (header, cell, value) => {
    const { entries, drafted } = imported(`Partnerstadt;${header}\nGorica (Polen);${cell}\n`);
    expect(drafted.problems).toEqual([]);
    expect(entries[0]?.facts).toEqual([expect.objectContaining({ stated: cell, value })]);
  });

  it('a name alone and with another one in brackets is asked about', () => {
    const { guess } = imported(
      'Partnerstadt;Land\nGorica (Görz);Polen\nHalle (Saale);Polen\nGorica;Polen\nHalle (Westfalen);Polen\n',
    );
    const [, , asked, apart] = guess.proposals;
    expect(asked).toMatchObject({ key: 'Gorica', answer: null, twin: 'Gorica (Görz)' });
    expect(apart?.answer).not.toBeNull();
  });

  it.each([
    ['Stand: 15. März 2024 (Referat Internationales)', '2024-03-15'],
    ['станом на 01.01.2024', '2024-01-01'],
    ['Opracowanie: Referat Promocji, stan na 31.12.2023', '2023-12-31'],
    ['Päivitetty 3.2.2024', '2024-02-03'],
    ['Mise à jour : avril 2023', '2023-04'],
    ['Stand der Partnerschaften', TODAY],
    ['Stand: 15. März 2031', TODAY],
  ])('the status is of the date of the table: %s', (line, date) => {
    const above = imported(`${line};;\nPartnerstadt;Land;Status\nGorica;Polen;aktiv\n`);
    expect(above.mapping.defaults?.statusAsOf).toBe(date);
    const below = imported(`Partnerstadt;Land;Status\nGorica;Polen;aktiv\n;;\n${line};;\n`);
    expect(below.mapping.defaults?.statusAsOf).toBe(date);
  });

  it.each([';(nazwa oryginalna);(kod)', '1;2;3', '1;2;'])(
    'a row below the header that says more of it or numbers it is no record: %s',
    (row) => {
      const { table, drafted, entries } = imported(`Lp.;Miasto partnerskie;Kraj\n${row}\n1;Gorica;Polska\n`);
      const isWhole = row.endsWith(';') ? 2 : 1;
      expect(table.rows).toHaveLength(isWhole);
      if (isWhole === 1) {
        expect(entries.map(({ partners }) => partners)).toEqual([['gorica']]);
        expect(drafted.remarks).toContainEqual(expect.objectContaining({ row: 2 }));
      }
    },
  );

  it('an abbreviation of the level is no part of a name', () => {
    const { guess } = imported(
      'Місто-партнер;Країна\nм. Кошиці;Польща\nсмт. Гориця;Польща\nSt. Gallen;Польща\n',
    );
    expect(guess.proposals.map(({ answer }) => [answer?.slug, answer?.level])).toEqual([
      ['koshytsi', 'city'],
      ['horytsia', 'municipality'],
      ['st-gallen', 'city'],
    ]);
  });

  it('a term without end is kept in words', () => {
    const { entries, drafted } = imported(
      'Місто-партнер;Країна;Термін дії\nКошиці;Польща;безстроково\nЛінц;Польща;до 2020 року\n',
    );
    expect(drafted.problems).toEqual([]);
    expect(entries[0]?.end).toBeUndefined();
    expect(entries[0]?.note).toEqual({ uk: 'Термін дії: безстроково' });
    expect(entries[1]?.end).toBe(2020);
  });

  it.each([
    ['the more precise column wins', '03.10.1990', 'ignore', 'signed', 'perhaps signed'],
    [
      'a contradiction is told',
      '03.10.1991',
      'signed',
      'ignore',
      'perhaps signed, but "03.10.1991" is not "1990" of "Jahr der Unterzeichnung"',
    ],
    ['a column with gaps does not win', '', 'signed', 'ignore', 'perhaps signed'],
  ])('of two columns of one date: %s', (_, date, year, full, help) => {
    const header = 'Partnerstadt;Land;Jahr der Unterzeichnung;Vertrag vom';
    const rows = `Krakau;Polen;1990;${date}\nBrünn;Tschechien;1994;12.05.1994\n`;
    const { columns } = imported(`${header}\n${rows}`).guess;
    expect(columns.slice(2).map(({ as }) => as)).toEqual([year, full]);
    expect(columns.slice(2).find(({ as }) => as === 'ignore')?.help).toBe(help);
  });
});
