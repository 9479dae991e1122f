import { bestLabel, labelTexts } from '../../rdf/label.ts';
import type { Comparison, Part } from './compare/compare.ts';
import type { ComparisonRow } from './compare/comparison-row.ts';
import {
  hasEnded,
  isTwinning,
  type LocalPlace,
  type LocalRelation,
  type LocalSource,
} from './compare/local.ts';
import { ownDate, type PreciseDate, quickDate } from './snapshot/dates.ts';
import type { TwinningStatement } from './snapshot/snapshot.ts';

/** Why something that differs is not added there. */
const REASONS = [
  'ended',
  'suspended',
  'disputed',
  'contradicted',
  'ended-there',
  'deprecated-there',
  'unlinked',
] as const;

/** One of the reasons why something is not added. */
type Reason = (typeof REASONS)[number];

/** A statement, or a start for one that is there without. */
interface Addition {
  readonly subject: string;
  readonly value: string;
  /** Whether the statement itself is missing there. */
  readonly isNew: boolean;
  readonly start?: PreciseDate;
  /** The pages that it rests on and that can be named there. */
  readonly sources: readonly LocalSource[];
}

/** What one municipality's comparison asks to be added there. */
export interface StatementBatch {
  readonly municipality: LocalPlace;
  readonly state: Part['state'];
  readonly additions: readonly Addition[];
  /** How many twinnings are left out, by reason. */
  readonly leftOut: Readonly<Record<Reason, number>>;
  /** Twinnings of which nothing is missing there. */
  readonly complete: number;
  /** Additions left for another time, for there is a limit. */
  readonly postponed: number;
}

/** What is missing there, by municipality; each pair of places once, and no more additions than `limit` altogether. */
export function batches({ parts }: Comparison, limit = Number.POSITIVE_INFINITY): readonly StatementBatch[] {
  const seen = new Set<string>();
  let left = limit;
  return parts.map((part) => {
    const lines = part.lines.filter((line) => {
      const pair = [line.municipality.item, line.twin.item].sort().join(' ');
      return !seen.has(pair) && seen.add(pair);
    });
    const batch = batchOf(part, lines, left);
    left -= batch.additions.length;
    return batch;
  });
}

function batchOf(
  { municipality, state, unlinked }: Part,
  lines: readonly ComparisonRow[],
  limit: number,
): StatementBatch {
  const leftOut = { ...NONE, unlinked: unlinked.length };
  const additions: Addition[] = [];
  let complete = 0;
  for (const line of lines) {
    const { relation } = line;
    if (relation === undefined || !isTwinning(relation)) continue;
    const found = additionsOf(line, relation);
    if (found.length === 0) {
      complete++;
      continue;
    }
    const reason = reasonAgainst(line, relation);
    if (reason === undefined) additions.push(...found);
    else leftOut[reason]++;
  }
  const chosen = additions.slice(0, limit);
  return {
    municipality,
    state,
    additions: chosen,
    leftOut,
    complete,
    postponed: additions.length - chosen.length,
  };
}

const NONE: Readonly<Record<Reason, number>> = {
  ended: 0,
  suspended: 0,
  disputed: 0,
  contradicted: 0,
  'ended-there': 0,
  'deprecated-there': 0,
  unlinked: 0,
};

/** What a person has to decide is never added. */
function reasonAgainst(line: ComparisonRow, relation: LocalRelation): Reason | undefined {
  const statements = [...line.outward, ...line.inward];
  if (hasEnded(relation)) return 'ended';
  if (relation.status.includes('suspended')) return 'suspended';
  if (relation.disputed || relation.start.length > 1) return 'disputed';
  if (line.deprecated) return 'deprecated-there';
  if (statements.some(({ ended }) => ended)) return 'ended-there';
  return line.dates?.start === 'contradiction' ? 'contradicted' : undefined;
}

function additionsOf(line: ComparisonRow, relation: LocalRelation): Addition[] {
  const [start] = relation.start.map(ownDate);
  const sources = relation.sources.filter(({ url, item }) => url !== undefined || item !== undefined);
  const { municipality, twin, outward, inward } = line;
  const each = (subject: string, value: string, wikidata: readonly TwinningStatement[]): Addition[] => {
    const isNew = wikidata.length === 0;
    if (!isNew && !lacksStart(wikidata, start)) return [];
    return [{ subject, value, isNew, sources, ...(start && { start }) }];
  };
  return [...each(municipality.item, twin.item, outward), ...each(twin.item, municipality.item, inward)];
}

/** Whether a start can be added to what is there: of several statements nobody could tell which one it belongs to. */
function lacksStart(wikidata: readonly TwinningStatement[], start: PreciseDate | undefined): boolean {
  const [statement, another] = wikidata;
  return start !== undefined && another === undefined && statement?.start.length === 0;
}

const IN_WORDS: Readonly<Record<Reason, string>> = {
  ended: 'ended here',
  suspended: 'suspended here',
  disputed: 'sources disagree on the start',
  contradicted: 'another start there',
  'ended-there': 'ended there',
  'deprecated-there': 'deprecated there',
  unlinked: 'the twin has no verified item',
};

/** What a batch would do and what it leaves out, in words, one line each. */
export function summary({
  municipality,
  state,
  additions,
  leftOut,
  complete,
  postponed,
}: StatementBatch): string[] {
  const name = bestLabel(labelTexts(municipality.labels), 'en')?.text ?? municipality.iri;
  if (state === 'unlinked') return [`${name}: has no verified Wikidata item, nothing to add`];
  if (state === 'not-asked') return [`${name}: is not in the snapshot: munpart compare --refresh`];
  const missing = additions.filter(({ isNew }) => isNew);
  const undated = missing.filter(({ start }) => start === undefined).length;
  const bare = additions.filter(({ sources }) => sources.length === 0).length;
  const withoutUrl = additions.filter(({ sources }) => sources.every(({ url }) => url === undefined)).length;
  return [
    `${name}: ${counted(missing.length, 'statement')} to add, ${counted(additions.length - missing.length, 'start')} to add to statements that have none`,
    ...listed(undated, 'without a start, for none is known'),
    ...listed(withoutUrl, 'without a reference URL, for the page has none'),
    ...listed(bare, 'without any reference'),
    ...listed(postponed, 'more, past the limit'),
    ...listed(complete, 'left alone: nothing is missing there'),
    ...REASONS.flatMap((reason) => listed(leftOut[reason], `left out: ${IN_WORDS[reason]}`)),
  ];
}

function listed(count: number, what: string): string[] {
  return count === 0 ? [] : [`  ${count} ${what}`];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Additions as commands of QuickStatements, version 1: one a line, its parts set apart by tabs. `retrieved` (`2026-11-21`) is the day on which somebody looked at the pages. */
export function quickStatements(additions: readonly Addition[], retrieved?: string): string {
  return additions
    .flatMap((addition) => linesOf(addition, retrieved))
    .map((line) => `${line}\n`)
    .join('');
}

/** A further page needs a line of its own: QuickStatements then adds a reference to the statement. */
function linesOf({ subject, value, start, sources }: Addition, retrieved: string | undefined): string[] {
  const statement = [subject, 'P190', value];
  const qualifier = start === undefined ? [] : ['P580', quickDate(start)];
  const [first, ...others] = sources.map((source) => reference(source, retrieved));
  return [
    [...statement, ...qualifier, ...(first ?? [])],
    ...others.map((other) => [...statement, ...other]),
  ].map((parts) => parts.join('\t'));
}

function reference({ url, item }: LocalSource, retrieved: string | undefined): string[] {
  return [
    ...(item === undefined ? [] : ['S248', item]),
    ...(url === undefined ? [] : ['S854', `"${url}"`]),
    ...(url === undefined || retrieved === undefined ? [] : ['S813', `+${retrieved}T00:00:00Z/11`]),
  ];
}
