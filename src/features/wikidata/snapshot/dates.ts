/** A date as Wikidata keeps it: `time` is yyyy, yyyy-mm or yyyy-mm-dd, as much as the precision says; 11 is a day, 10 a month, 9 a year, 8 a decade. */
export interface PreciseDate {
  readonly time: string;
  readonly precision: number;
}

/** How two dates of the same thing agree, from agreement to contradiction. */
const AGREEMENTS = [
  'equal',
  'missing-there',
  'coarser-there',
  'coarser-here',
  'missing-here',
  'contradiction',
] as const;

/** One of the ways in which two dates agree. */
export type DatedAgreement = (typeof AGREEMENTS)[number];

const DATE_TIME = /^\+?(\d{4})-(\d{2})-(\d{2})(T|$)/;
const DAY = 11;
const MONTH = 10;
const YEAR = 9;
const DECADE = 8;
/** Characters of yyyy-mm-dd that a precision speaks of. */
const LENGTH: Readonly<Record<number, number>> = { 8: 3, 9: 4, 10: 7, 11: 10 };

/** A date from an xsd:dateTime and the precision beside it; undefined where the calendar has no such year or the precision is coarser than a decade. Where a store leaves out the precision, the first of a month is read as the month and the first of January as the year. */
export function preciseDate(dateTime: string, precision?: number): PreciseDate | undefined {
  const [, year, month, day] = DATE_TIME.exec(dateTime) ?? [];
  if (year === undefined || year === '0000') return undefined;
  const known = precision ?? precisionOf(month, day);
  if (known < DECADE) return undefined;
  return {
    time: `${year}-${month}-${day}`.slice(0, lengthOf(Math.max(known, YEAR))),
    precision: Math.min(known, DAY),
  };
}

function precisionOf(month: string | undefined, day: string | undefined): number {
  if (day !== '01' && day !== '00') return DAY;
  return month === '01' || month === '00' ? YEAR : MONTH;
}

/** A partial date of our own, `1993`, `1993-12` or `1993-12-17`, with its precision. */
export function ownDate(lexical: string): PreciseDate {
  const time = lexical.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  return { time, precision: time.length > 7 ? DAY : time.length > 4 ? MONTH : YEAR };
}

/** A date as QuickStatements and Wikibase write it: `+1993-12-17T00:00:00Z/11`, with zeros for what is not known. */
export function quickDate({ time, precision }: PreciseDate): string {
  return `+${time}${'-00'.repeat((10 - time.length) / 3)}T00:00:00Z/${precision}`;
}

/** How our dates and those of one statement agree: the best that any two of them do. */
export function agreement(local: readonly PreciseDate[], wikidata: readonly PreciseDate[]): DatedAgreement {
  if (local.length === 0) return wikidata.length === 0 ? 'equal' : 'missing-here';
  if (wikidata.length === 0) return 'missing-there';
  return best(local.flatMap((ours) => wikidata.map((theirs) => agreementOf(ours, theirs))));
}

/** The least of disagreements. */
export function best(found: readonly DatedAgreement[]): DatedAgreement {
  return AGREEMENTS.find((agreement) => found.includes(agreement)) ?? 'equal';
}

/** The greatest of disagreements. */
export function worst(found: readonly DatedAgreement[]): DatedAgreement {
  return AGREEMENTS.findLast((agreement) => found.includes(agreement)) ?? 'equal';
}

function agreementOf(local: PreciseDate, wikidata: PreciseDate): DatedAgreement {
  const [ours, theirs] = [known(local), known(wikidata)];
  if (ours === theirs) return 'equal';
  if (ours.startsWith(theirs)) return 'coarser-there';
  return theirs.startsWith(ours) ? 'coarser-here' : 'contradiction';
}

/** What all days of the date have in common. */
function known({ time, precision }: PreciseDate): string {
  return time.slice(0, lengthOf(precision));
}

function lengthOf(precision: number): number {
  return LENGTH[Math.min(precision, DAY)] ?? 0;
}
