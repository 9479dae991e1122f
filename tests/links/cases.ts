import type { DatedAgreement } from '../../src/features/wikidata/snapshot/dates.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { type Stated, wikidataExtract } from './extract.ts';

/** The base IRI of our side. */
export const HERE = 'https://towns.example/';

/** The municipalities of the cases: Alfa has them all, Beta is a twin of Alfa, Gamma has no item. */
export const ITEMS = { alfa: 'Q1001', beta: 'Q1002' } as const;

/** One twin of Alfa on both sides, and what the comparison must say of it. */
export interface Case {
  readonly what: string;
  /** Number of its item; the slug here is `t` and the number. */
  readonly item: string;
  /** Our statements about the partnership, as Turtle after its subject; absent where we have none. */
  readonly here?: string;
  /** Kind here; twinning where absent. */
  readonly kind?: string;
  /** Statements there, from Alfa and to Alfa. */
  readonly outward?: Stated;
  readonly inward?: Stated;
  /** `same`, `dates`, `one-way`, `here` or `there`; absent where no line may be. */
  readonly difference?: string;
  readonly direction?: string;
  readonly start?: DatedAgreement;
  readonly end?: DatedAgreement;
  /** Lines of QuickStatements with `A` for Alfa and `T` for the twin, blanks for tabs; absent where there are none. */
  readonly added?: readonly string[];
}

const both = (stated: Stated = {}) => ({ outward: stated, inward: stated, direction: 'both' });
const page = 'S854 "https://alfa.example/twins"';

/** All cases; numbers and dates are made up. */
export const CASES: readonly Case[] = [
  {
    what: 'the same day, with a reference there',
    item: 'Q2001',
    here: 'mp:start "1993-12-17"^^xsd:date',
    ...both({ start: ['1993-12-17', 11], reference: 'https://elsewhere.example/' }),
    difference: 'same',
    start: 'equal',
    end: 'equal',
  },
  { what: 'no date on either side', item: 'Q2002', here: '', ...both(), difference: 'same', start: 'equal' },
  {
    what: 'another year',
    item: 'Q2003',
    here: 'mp:start "2001"^^xsd:gYear',
    ...both({ start: ['2002-01-01', 9] }),
    difference: 'dates',
    start: 'contradiction',
  },
  {
    what: 'a day here, its year there',
    item: 'Q2004',
    here: 'mp:start "2010-05-04"^^xsd:date',
    ...both({ start: ['2010-01-01', 9] }),
    difference: 'dates',
    start: 'coarser-there',
  },
  {
    what: 'a year here, a day of it there',
    item: 'Q2005',
    here: 'mp:start "2010"^^xsd:gYear',
    ...both({ start: ['2010-05-04', 11] }),
    difference: 'dates',
    start: 'coarser-here',
  },
  {
    what: 'a month here, nothing there',
    item: 'Q2006',
    here: 'mp:start "2012-09"^^xsd:gYearMonth',
    ...both(),
    difference: 'dates',
    start: 'missing-there',
    added: [
      `A P190 T P580 +2012-09-00T00:00:00Z/10 ${page}`,
      `T P190 A P580 +2012-09-00T00:00:00Z/10 ${page}`,
    ],
  },
  {
    what: 'a date there only',
    item: 'Q2007',
    here: '',
    ...both({ start: ['1999-01-01', 9] }),
    difference: 'dates',
    start: 'missing-here',
  },
  {
    what: 'one way, from the municipality',
    item: 'Q2008',
    here: 'mp:start "2015"^^xsd:gYear',
    outward: { start: ['2015-01-01', 9] },
    direction: 'outward',
    difference: 'one-way',
    start: 'equal',
    added: [`T P190 A P580 +2015-00-00T00:00:00Z/9 ${page}`],
  },
  {
    what: 'one way, from the twin',
    item: 'Q2009',
    here: '',
    inward: {},
    direction: 'inward',
    difference: 'one-way',
    start: 'equal',
    added: [`A P190 T ${page}`],
  },
  {
    what: 'one way with another date: a person has to decide',
    item: 'Q2010',
    here: 'mp:start "2015"^^xsd:gYear',
    outward: { start: ['2001-01-01', 9] },
    direction: 'outward',
    difference: 'one-way',
    start: 'contradiction',
  },
  {
    what: 'a day, missing there',
    item: 'Q2011',
    here: 'mp:start "2020-02-03"^^xsd:date',
    direction: 'none',
    difference: 'here',
    added: [
      `A P190 T P580 +2020-02-03T00:00:00Z/11 ${page}`,
      `T P190 A P580 +2020-02-03T00:00:00Z/11 ${page}`,
    ],
  },
  {
    what: 'undated, missing there',
    item: 'Q2012',
    here: '',
    direction: 'none',
    difference: 'here',
    added: [`A P190 T ${page}`, `T P190 A ${page}`],
  },
  {
    what: 'missing there, our page has no address',
    item: 'Q2013',
    here: 'prov:wasDerivedFrom <https://towns.example/id/source/offline>',
    direction: 'none',
    difference: 'here',
    added: ['A P190 T', 'T P190 A'],
  },
  {
    what: 'missing there, on two pages one of which is an item',
    item: 'Q2014',
    here: 'prov:wasDerivedFrom <https://towns.example/id/source/alfa> , <https://towns.example/id/source/item>',
    direction: 'none',
    difference: 'here',
    added: [
      `A P190 T ${page}`,
      'A P190 T S248 Q77 S854 "https://item.example/p?a=1&b=2"',
      `T P190 A ${page}`,
      'T P190 A S248 Q77 S854 "https://item.example/p?a=1&b=2"',
    ],
  },
  {
    what: 'deprecated there, so held to be wrong',
    item: 'Q2015',
    here: 'mp:start "2011"^^xsd:gYear',
    outward: { rank: 'Deprecated' },
    inward: { rank: 'Deprecated' },
    direction: 'none',
    difference: 'here',
  },
  {
    what: 'normal rank beside a preferred one of another twin is as good',
    item: 'Q2016',
    here: '',
    outward: { rank: 'Normal', isBest: false },
    inward: { rank: 'Preferred' },
    direction: 'both',
    difference: 'same',
  },
  {
    what: 'ended there, not here',
    item: 'Q2017',
    here: 'mp:start "1995"^^xsd:gYear',
    ...both({ start: ['1995-01-01', 9], end: ['2004-01-01', 9] }),
    difference: 'dates',
    start: 'equal',
    end: 'missing-here',
  },
  {
    what: 'ended there at an unknown time',
    item: 'Q2018',
    here: '',
    outward: { end: 'unknown' },
    direction: 'outward',
    difference: 'one-way',
    end: 'missing-here',
  },
  {
    what: 'ended on both sides',
    item: 'Q2019',
    here: 'mp:start "2000"^^xsd:gYear ; mp:end "2010"^^xsd:gYear ; mp:status <https://w3id.org/munpart/def/status/ended>',
    ...both({ start: ['2000-01-01', 9], end: ['2010-01-01', 9] }),
    difference: 'same',
    end: 'equal',
  },
  {
    what: 'ended here, still stated there',
    item: 'Q2020',
    here: 'mp:status <https://w3id.org/munpart/def/status/ended>',
    ...both(),
    difference: 'dates',
    end: 'missing-there',
  },
  {
    what: 'ended here, missing there',
    item: 'Q2021',
    here: 'mp:end "2010"^^xsd:gYear',
    direction: 'none',
    difference: 'here',
  },
  {
    what: 'suspended here, missing there',
    item: 'Q2022',
    here: 'mp:status <https://w3id.org/munpart/def/status/suspended>',
    direction: 'none',
    difference: 'here',
  },
  {
    what: 'a start that sources disagree on',
    item: 'Q2023',
    here: 'mp:start "1957"^^xsd:gYear ; mp:discrepancy <https://towns.example/id/partnership/alfa--t2023#discrepancy>',
    direction: 'none',
    difference: 'here',
  },
  {
    what: 'two starts of which nobody says which is right',
    item: 'Q2024',
    here: 'mp:start "1957"^^xsd:gYear , "1960"^^xsd:gYear',
    direction: 'none',
    difference: 'here',
  },
  {
    what: 'merged into another item since',
    item: 'Q2025',
    here: '',
    ...both({ item: 'Q2999' }),
    difference: 'same',
  },
  {
    what: 'a month without its precision',
    item: 'Q2026',
    here: 'mp:start "2013-06"^^xsd:gYearMonth',
    ...both({ start: ['2013-06-01'] }),
    difference: 'same',
    start: 'equal',
  },
  {
    what: 'plain triples only',
    item: 'Q2027',
    here: '',
    ...both({ isPlain: true }),
    difference: 'same',
  },
  { what: 'there only', item: 'Q3001', ...both({ start: ['1990-01-01', 8] }), difference: 'there' },
  { what: 'there only, one way', item: 'Q3002', inward: {}, direction: 'inward', difference: 'there' },
  {
    what: 'there as a twinning, here as something else',
    item: 'Q3003',
    here: '',
    kind: 'cooperation',
    ...both(),
    difference: 'there',
  },
  { what: 'deprecated there, unknown here', item: 'Q3004', outward: { rank: 'Deprecated' } },
];

/** Our side as Turtle: Alfa with all cases, a twinning with Beta, one with a place without item, and Gamma. */
export function hereAsTurtle(): string {
  const prefixes = ['mp', 'owl', 'rdfs', 'prov', 'foaf', 'xsd', 'wd'] as const;
  const heads = prefixes.map((prefix) => `@prefix ${prefix}: <${PREFIXES[prefix]}> .\n`).join('');
  const place = (slug: string, item?: string) =>
    `<${HERE}id/place/${slug}> a mp:LocalAuthority ; rdfs:label "${slug}"@en , "${slug} (lv)"@lv${item ? ` ; owl:sameAs wd:${item}` : ''} .\n`;
  const partnership = (a: string, b: string, rest: string, kind = 'twinning') =>
    `<${HERE}id/partnership/${a}--${b}> a mp:Partnership ; mp:partner <${HERE}id/place/${a}> , <${HERE}id/place/${b}> ;
  mp:kind <https://w3id.org/munpart/def/kind/${kind}> ; mp:reportedBy <${HERE}id/place/${a}>${rest.includes('wasDerivedFrom') ? '' : ` ; prov:wasDerivedFrom <${HERE}id/source/alfa>`}${rest === '' ? '' : ` ; ${rest}`} .\n`;
  return [
    heads,
    place('alfa', ITEMS.alfa),
    place('beta', ITEMS.beta),
    place('gamma'),
    place('nowhere'),
    `<${HERE}id/source/alfa> foaf:homepage <https://alfa.example/twins> .\n`,
    `<${HERE}id/source/item> foaf:homepage <https://item.example/p?a=1&b=2> ; owl:sameAs wd:Q77 .\n`,
    `<${HERE}id/partnership/alfa--t2023#discrepancy> mp:onProperty mp:start ; mp:resolution <https://w3id.org/munpart/def/resolution/unresolved> .\n`,
    partnership('alfa', 'beta', 'mp:start "1990"^^xsd:gYear'),
    partnership('beta', 'alfa', 'mp:start "1990"^^xsd:gYear').replace('beta--alfa', 'alfa--beta'),
    partnership('alfa', 'nowhere', ''),
    partnership('gamma', 'nowhere', ''),
    ...CASES.filter(({ here }) => here !== undefined).flatMap(({ item, here = '', kind }) => [
      place(slugOf(item), item),
      partnership('alfa', slugOf(item), here, kind),
    ]),
  ].join('');
}

/** The other side as Turtle, in the shape of Wikidata. */
export function thereAsTurtle(): string {
  return wikidataExtract(
    [
      ...CASES.flatMap(({ item, outward, inward }) => [
        ...(outward ? [{ ...outward, subject: ITEMS.alfa, value: outward.item ?? item }] : []),
        ...(inward ? [{ ...inward, subject: inward.item ?? item, value: ITEMS.alfa }] : []),
      ]),
      { subject: ITEMS.alfa, value: ITEMS.beta, start: ['1990-01-01', 9] },
      { subject: ITEMS.beta, value: ITEMS.alfa, start: ['1990-01-01', 9] },
      // Of no interest to either municipality.
      { subject: 'Q2001', value: 'Q3001' },
      { subject: 'Q3001', value: 'Q2001' },
    ],
    {
      labels: { Q3001: { en: 'Elsewhere', lv: 'Citur' }, Q3002: { mul: 'Many' } },
      moved: { Q2025: 'Q2999' },
    },
  );
}

/** The slug of a case's place. */
export function slugOf(item: string): string {
  return `t${item.slice(1)}`;
}
