import { didYouMean } from '../../text/edit-distance.ts';
import { compareDateColumns } from '../cells/date-columns.ts';
import type { ParsedTable } from '../reading/table.ts';
import {
  COLUMNS,
  type ColumnName,
  guessColumn,
  type HeaderGuess,
  helpOf,
  type Meaning,
} from '../words/columns.ts';
import type { WordLookup } from '../words/lookup.ts';
import { ColumnEvidence, isDate, TODAY } from './mapping.ts';

/** A guessed header: what its column holds, and why; or what it may hold where that is open. */
export interface GuessedColumn {
  readonly header: string;
  readonly as: ColumnName | 'ignore';
  readonly help: string;
  /** The year that the header names, of a number. */
  readonly year?: number;
  /** The first cells that differ. */
  readonly samples: readonly string[];
}

/** What the columns of a table are taken for, and the language that most of the headers are in. */
export interface GuessedColumns {
  readonly columns: readonly GuessedColumn[];
  readonly language: string;
}

interface Candidate {
  readonly header: string;
  readonly index: number;
  readonly cells: readonly string[];
  readonly guesses: readonly HeaderGuess[];
  /** 1 or 2, where the table has such pairs: `City 1`, `City 2`. */
  readonly side: '1' | '2' | undefined;
}

const SAMPLES = 3;
const LIKELY = 0.5;
const NOTHING: Readonly<Record<'person' | 'number', string>> = {
  person: 'persons belong to no record',
  number: 'numbers of rows',
};

/** Guesses what the columns hold: by their headers in any language, then by their cells. Where the publisher is known, no column is taken for it. */
export function guessColumns(
  table: ParsedTable,
  countries: WordLookup,
  publisherIsKnown: boolean,
): GuessedColumns {
  const evidence = new ColumnEvidence(countries);
  const candidates = candidatesOf(table);
  const language = languageOf(candidates);
  const meanings = new Map(candidates.map((each) => [each, meaningOf(each, language, evidence)] as const));
  assignPlaces(meanings, publisherIsKnown);
  return { language, columns: settled(meanings) };
}

function candidatesOf({ headers, rows }: ParsedTable): Candidate[] {
  const numbered = new Set(headers.flatMap((header) => baseOf(header)?.base ?? []));
  const isPair = (base: string) =>
    ['1', '2'].every((side) =>
      headers.some((header) => baseOf(header)?.base === base && baseOf(header)?.side === side),
    );
  return headers.flatMap((header, index) => {
    if (header === '' || header === '__proto__' || headers.indexOf(header) < index) return [];
    const pair = baseOf(header);
    const isOne = pair !== undefined && numbered.has(pair.base) && isPair(pair.base);
    const cells = rows.map(({ cells: all }) => all[index] ?? '');
    return [
      {
        header,
        index,
        cells,
        guesses: guessColumn(isOne ? pair.base : header),
        side: isOne ? pair.side : undefined,
      },
    ];
  });
}

const SIDES: Readonly<Record<string, '1' | '2'>> = { 1: '1', 2: '2', a: '1', b: '2' };

/** `City 1`, `city2`, `Town A`: what stands before the number or the letter. */
function baseOf(header: string): { base: string; side: '1' | '2' } | undefined {
  const [, base, number, letter] = /^(.*?)(?:[\s_.-]?([12])|[\s_.-]([ABab]))$/.exec(header) ?? [];
  const side = SIDES[(number ?? letter ?? '').toLowerCase()];
  return base === undefined || base === '' || side === undefined ? undefined : { base, side };
}

/** The language of the words that are of one language only, before those that are of several. */
function languageOf(candidates: readonly Candidate[]): string {
  const points = new Map<string, number>();
  for (const { guesses } of candidates) {
    for (const { languages, exact } of guesses) {
      for (const language of new Set(languages))
        points.set(language, (points.get(language) ?? 0) + (exact ? 2 : 1) / languages.length);
    }
  }
  return [...points].reduce((best, each) => (each[1] > best[1] ? each : best), ['en', 0] as [
    string,
    number,
  ])[0];
}

/** The likeliest thing that a column holds; undefined where several are as likely, or none is. */
function meaningOf(
  { guesses, cells }: Candidate,
  language: string,
  evidence: ColumnEvidence,
): Meaning | undefined {
  if (guesses.length === 0) return byCells(cells, evidence);
  const weighed = guesses.map((guess) => {
    const share = evidence.share(guess.means, cells);
    return { guess, weight: (share ?? LIKELY) * 2 + (guess.languages.includes(language) ? 0.5 : 0), share };
  });
  const best = Math.max(...weighed.map(({ weight }) => weight));
  const [first, second] = weighed.filter(({ weight }) => weight > best - 0.01);
  return second === undefined ? first?.guess.means : undefined;
}

/** What cells show that no header says. */
function byCells(cells: readonly string[], evidence: ColumnEvidence): Meaning | undefined {
  const isSure = (means: Meaning) =>
    cells.filter((cell) => cell.trim() !== '').length >= 2 && (evidence.share(means, cells) ?? 0) >= 0.9;
  return (['wikidata', 'country'] as const).find(isSure);
}

/** Which towns are the partners, and which the publishers: by their headers, by their numbers, else the first of two is the publisher's. */
function assignPlaces(meanings: Map<Candidate, Meaning | undefined>, publisherIsKnown: boolean): void {
  for (const [candidate, means] of meanings) meanings.set(candidate, onItsSide(means, candidate.side));
  const all = (meaning: Meaning) =>
    [...meanings].filter(([, means]) => means === meaning).map(([candidate]) => candidate);
  const places = all('place').sort((a, b) => Number(isExact(b)) - Number(isExact(a)) || a.index - b.index);
  const hasPublisher = publisherIsKnown || all('publisher').length > 0;
  const rest = hasPublisher ? undefined : 'publisher';
  const role = all('partner').length > 0 ? rest : 'partner';
  for (const [index, place] of places.entries()) meanings.set(place, index === 0 ? role : undefined);
  assignCountries(meanings, all);
}

/** `City 1` is the publisher's, `City 2` the partner's. */
function onItsSide(means: Meaning | undefined, side: Candidate['side']): Meaning | undefined {
  if (side === undefined) return means;
  if (means === 'place' || means === 'partner') return side === '1' ? 'publisher' : 'partner';
  if (side === '2') return means;
  return means === 'country' || means === 'region' ? `publisher.${means}` : undefined;
}

/** Of two countries, the one beside the publisher is its own; so is a region between it and the partner. */
function assignCountries(
  meanings: Map<Candidate, Meaning | undefined>,
  all: (meaning: Meaning) => Candidate[],
): void {
  const [publisher] = all('publisher');
  const countries = all('country');
  const [partner] = all('partner');
  for (const region of all('region')) {
    const isBetween = publisher !== undefined && publisher.index < region.index;
    if (isBetween && partner !== undefined && region.index < partner.index)
      meanings.set(region, 'publisher.region');
  }
  if (publisher !== undefined && countries.length > 1 && all('publisher.country').length === 0) {
    const nearest = countries.reduce((best, each) =>
      distanceTo(publisher, each) < distanceTo(publisher, best) ? each : best,
    );
    meanings.set(nearest, 'publisher.country');
  }
}

function distanceTo(publisher: Candidate, { index }: Candidate): number {
  return index > publisher.index ? index - publisher.index : 100 + publisher.index - index;
}

function isExact({ guesses }: Candidate): boolean {
  return guesses.some(({ exact }) => exact);
}

/** One column for each thing: those whose header is the word itself go first, but of two that agree on their dates the more precise one. */
function settled(meanings: ReadonlyMap<Candidate, Meaning | undefined>): GuessedColumn[] {
  const taken = new Map<Meaning, Candidate>();
  const inOrder = [...meanings].sort(([a], [b]) => Number(isExact(b)) - Number(isExact(a)));
  for (const [candidate, means] of inOrder) {
    if (means === undefined) continue;
    const other = taken.get(means);
    if (other === undefined || datesBeside(means, candidate, other) === 'refines')
      taken.set(means, candidate);
  }
  return [...meanings].map(([candidate, means]) => {
    const { header, cells } = candidate;
    const samples = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))].slice(
      0,
      SAMPLES,
    );
    if (means === 'person' || means === 'number')
      return { header, as: 'ignore', help: NOTHING[means], samples };
    if (means === undefined || means === 'place' || means === 'description' || taken.get(means) !== candidate)
      return {
        header,
        as: 'ignore',
        help: openHelp(candidate) + contradictionHelp(means, candidate, taken),
        samples,
      };
    const [year] = /\b(?:19|20)\d{2}\b/.exec(header) ?? [];
    const isMeasure = means === 'population' || means === 'area';
    return {
      header,
      as: means,
      help: helpOf(means),
      samples,
      ...(isMeasure && year !== undefined && { year: Number(year) }),
    };
  });
}

function datesBeside(means: Meaning, candidate: Candidate, other: Candidate) {
  return isDate(means) ? compareDateColumns(candidate.cells, other.cells, TODAY.today) : undefined;
}

/** Where the column that was taken instead says another date. */
function contradictionHelp(
  means: Meaning | undefined,
  candidate: Candidate,
  taken: ReadonlyMap<Meaning, Candidate>,
): string {
  const other = means && taken.get(means);
  if (means === undefined || other === undefined || other === candidate) return '';
  const dates = datesBeside(means, candidate, other);
  return Array.isArray(dates) ? `, but "${dates[0]}" is not "${dates[1]}" of "${other.header}"` : '';
}

function openHelp({ header, guesses }: Candidate): string {
  const maybe = [
    ...new Set(guesses.map(({ means }) => (means === 'place' ? 'partner or publisher' : means))),
  ].join(' or ');
  return maybe === ''
    ? `not known${didYouMean(header.slice(0, 40).toLowerCase(), Object.keys(COLUMNS))}`
    : `perhaps ${maybe}`;
}
