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

function imported(text: string, hasPublisher = false) {
  const publisher = hasPublisher ? undefined : 'valmiera';
  const table = readTable(Buffer.from(text));
  const guess = guessMapping(table, records, { name: 't', publisher, today: TODAY });
  const { mapping } = readMapping(guess.text, 'm.yaml');
  if (mapping === undefined) throw new Error(guess.text);
  const drafted = readOfficerTable(table, mapping, {
    records,
    labels,
    languages: ['en', 'de'],
    today: TODAY,
  });
  const places = (drafted.registers.get('places') ?? new Map()) as ReadonlyMap<string, { country: string }>;
  const pages = [...(drafted.registers.get('pages')?.values() ?? [])] as { partnerships: Entry[] }[];
  const entries = pages.flatMap(({ partnerships }) => partnerships);
  const rows = entries.map(({ partners: [slug = ''], start, end }) =>
    [slug, places.get(slug)?.country ?? '', start ?? '', ...(end === undefined ? [] : [end])].join(' '),
  );
  return { guess, drafted, entries, rows, problems: drafted.problems.map(({ message }) => message) };
}

interface Entry {
  readonly partners: readonly string[];
  readonly start?: string | number;
  readonly startBasis?: string;
  readonly end?: string | number;
  readonly status?: string;
  readonly agreements?: readonly { readonly signed?: string }[];
  readonly note?: Readonly<Record<string, string>>;
}

describe('tables as they come', () => {
  it.each([
    [
      'headers of two rows',
      'Partner;;Vertrag;\nStadt;Land;unterzeichnet;beendet\nGorica;Polen;1991;2004\n',
      ['gorica POL 1991 2004'],
    ],
    [
      'headers divided at the end of a line',
      '"Partner-\nstadt";Land;"Partner-\nschaft seit"\nGorica;Polen;1991\n',
      ['gorica POL 1991'],
    ],
    [
      'numbers before names',
      'Partnerstadt;Seit\n1. Gorica (Polen);1991\n2) Marenne (Frankreich);1970\n',
      ['gorica POL 1991', 'marenne FRA 1970'],
    ],
    [
      'countries behind a dash',
      'Twin town\tYear\nGorica - Poland\t1991\nSaint-Marenne – France\t1970\n',
      ['gorica POL 1991', 'saint-marenne FRA 1970'],
    ],
    [
      'marks of cars',
      'Ort;Staat;gegründet\nGorica;PL;1991\nMarenne;F;1970\nVico;I;1980\nLinden;A;1999\nBergen;CH;2001\nSilver;S;1988\n',
      [
        'gorica POL 1991',
        'marenne FRA 1970',
        'vico ITA 1980',
        'linden AUT 1999',
        'bergen CHE 2001',
        'silver SWE 1988',
      ],
    ],
    [
      'the markup of a wiki',
      '"City","Country","Since"\n"[[Gorica]]","{{POL}} Poland","1991[1]"\n"Marenne[4]","France[1]","1970[2][3]"\n',
      ['gorica POL 1991', 'marenne FRA 1970'],
    ],
    [
      'flags',
      'Twin,Country,Year\nGorica,🇵🇱 Poland,1991\nMarenne,🇫🇷,1970\n',
      ['gorica POL 1991', 'marenne FRA 1970'],
    ],
    [
      'long forms of countries',
      'Місто;Держава;Дата підписання\nГориця;Республіка Польща;03.05.1991 р.\n',
      ['horytsia POL 1991-05-03'],
    ],
    [
      'more of them',
      'Stadt;Staat;Seit\nGorica;Republik Polen;1991\nMarenne;République de Lituanie;1970\nLinden;Kingdom of Sweden;1980\n',
      ['gorica POL 1991', 'marenne LTU 1970', 'linden SWE 1980'],
    ],
    [
      'periods in one column',
      'Stadt;Land;Dauer\nGorica;Polen;1991 - 2004\nMarenne;Frankreich;1970 bis heute\nRavnby;Dänemark;von 1946 bis 2011\n',
      ['gorica POL 1991 2004', 'marenne FRA 1970', 'ravnby DNK 1946 2011'],
    ],
  ])('%s', (_, text, rows) => {
    const found = imported(text);
    expect(found.rows).toEqual(rows);
    expect(found.problems).toEqual([]);
  });

  it('pairs by letters, and a region that is the publisher’s', () => {
    const { guess, rows } = imported(
      'Town A,Country A,Town B,Country B,Twinned since\nZaranora,United Kingdom,Gorica,Poland,1991\n',
      true,
    );
    expect(guess.columns.map(({ as }) => as)).toEqual([
      'publisher',
      'publisher.country',
      'partner',
      'country',
      'since',
    ]);
    expect(rows).toEqual(['gorica POL 1991']);
    const regions = imported(
      'Kommune;Bundesland;Partnerkommune;Partnerland\nZaranora;Sachsen;Gorica;Polen\n',
      true,
    );
    expect(regions.guess.columns.map(({ as }) => as)[1]).toBe('publisher.region');
    expect(Object.fromEntries(regions.drafted.comments)).toEqual({ 'places zaranora': 'region: Sachsen' });
  });

  it('a status with its date is kept whole, and positions in degrees and minutes are read', () => {
    const { entries, problems } = imported(
      'Stadt;Land;Seit;Status;Koordinaten\nGorica;Polen;1991;beendet 2011;52° 6′ N, 15° 18′ E\nMarenne;Frankreich;1970;ruht (seit 2014);45.8 N 1.1 W\n',
    );
    expect(problems).toEqual([]);
    expect(entries.map(({ status }) => status)).toEqual(['ended', 'suspended']);
    expect(entries[0]?.note).toEqual({ de: 'Status: beendet 2011' });
  });
});

describe('what is not certain stays so in the data', () => {
  it('a number of inhabitants, as it is stated', () => {
    const { entries, problems } = imported('Partnerstadt;Land;Einwohner\nGorica;Polen;ca. 12 000\n');
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({
      facts: [{ measure: 'population', stated: 'ca. 12 000', value: 12_000 }],
    });
  });

  it('a start that its cell calls approximate, whatever languages the data have', () => {
    const { entries } = imported(
      'Twin town,Country,Since\nGorica,Poland,ca. 1990\nMarenne,France,1995?\nRavnby,Denmark,1946\n',
    );
    expect(entries.map(({ start, startBasis }) => [start, startBasis])).toEqual([
      [1990, 'approximate'],
      [1995, 'approximate'],
      [1946, 'stated'],
    ]);
    expect(entries[0]?.note).toEqual({ en: 'Since: ca. 1990' });
  });

  it('and is no date of an agreement', () => {
    const { entries } = imported('Twin town,Country,Agreement signed\nGorica,Poland,ca. 1990\n');
    expect(entries[0]).toMatchObject({ start: 1990, startBasis: 'approximate' });
    expect(entries[0]?.agreements).toBeUndefined();
  });
});
