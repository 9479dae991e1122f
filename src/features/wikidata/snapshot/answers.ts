import type { ResultRow } from '../../../query/client.ts';
import { compareCodePoints } from '../../../rdf/canonical.ts';
import { type PreciseDate, preciseDate } from './dates.ts';
import { compareItems, itemOf, type StatementReference, type TwinningStatement } from './snapshot.ts';

/** The answers about statements, by what was asked. */
export interface StatementResults {
  readonly statements: readonly ResultRow[];
  readonly plain: readonly ResultRow[];
  readonly dates: readonly ResultRow[];
  readonly references: readonly ResultRow[];
}

/** Statements from the answers; one whose places are no items is left out. */
export function statementsFrom({
  statements,
  plain,
  dates,
  references,
}: StatementResults): TwinningStatement[] {
  const datesOf = grouped(dates);
  const referencesOf = grouped(references);
  const byId = new Map<string, TwinningStatement>();
  for (const row of statements) {
    const [subject, value, id] = [itemOf(row.subject?.value), itemOf(row.value?.value), row.statement?.value];
    if (subject === undefined || value === undefined || id === undefined) continue;
    const rank = rankOf(row.rank?.value);
    byId.set(id, {
      subject,
      value,
      ...(row.statement?.type === 'uri' && { id }),
      ...(rank && { rank }),
      ...datesFrom(datesOf.get(id) ?? []),
      references: referencesFrom(referencesOf.get(id) ?? []),
    });
  }
  const known = new Set([...byId.values()].map(({ subject, value }) => `${subject} ${value}`));
  return [
    ...byId.values(),
    ...plainFrom(plain).filter(({ subject, value }) => !known.has(`${subject} ${value}`)),
  ];
}

/** Statements of a store that has nothing but plain triples. */
function plainFrom(rows: readonly ResultRow[]): TwinningStatement[] {
  return rows.flatMap((row) => {
    const [subject, value] = [itemOf(row.subject?.value), itemOf(row.value?.value)];
    if (subject === undefined || value === undefined) return [];
    return [{ subject, value, start: [], end: [], ended: false, references: [] }];
  });
}

function rankOf(iri: string | undefined): TwinningStatement['rank'] {
  const [, name] = /#(Preferred|Normal|Deprecated)Rank$/.exec(iri ?? '') ?? [];
  return name?.toLowerCase() as TwinningStatement['rank'];
}

/** Where the whole values are there, they say what the plain ones leave open. */
function datesFrom(rows: readonly ResultRow[]): Pick<TwinningStatement, 'start' | 'end' | 'ended'> {
  const of = (name: string) => rows.filter(({ property }) => property?.value === name);
  return { start: datesOf(of('start')), end: datesOf(of('end')), ended: of('end').length > 0 };
}

function datesOf(rows: readonly ResultRow[]): PreciseDate[] {
  const whole = rows.filter(({ precision }) => precision !== undefined);
  const dates = (whole.length > 0 ? whole : rows).flatMap(({ time, precision }) => {
    if (time?.type === 'uri' || time?.type === 'bnode') return [];
    return preciseDate(time?.value ?? '', precision && Number(precision.value)) ?? [];
  });
  const each = new Map(dates.map((date) => [`${date.time}/${date.precision}`, date]));
  return [...each].sort(([a], [b]) => compareCodePoints(a, b)).map(([, date]) => date);
}

function referencesFrom(rows: readonly ResultRow[]): StatementReference[] {
  const byReference = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const name = row.reference?.value ?? '';
    byReference.set(name, [...(byReference.get(name) ?? []), row]);
  }
  const references = [...byReference.values()].map((some) => {
    const of = (name: string) =>
      some.filter(({ property }) => property?.value === name).flatMap(({ value }) => value?.value ?? []);
    return {
      urls: of('urls').sort(compareCodePoints),
      statedIn: of('statedIn')
        .flatMap((iri) => itemOf(iri) ?? [])
        .sort(compareItems),
      retrieved: of('retrieved')
        .flatMap((time) => preciseDate(time, 11)?.time ?? [])
        .sort(compareCodePoints),
    };
  });
  return references.sort((a, b) => compareCodePoints(JSON.stringify(a), JSON.stringify(b)));
}

function grouped(rows: readonly ResultRow[]): ReadonlyMap<string, readonly ResultRow[]> {
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const name = row.statement?.value ?? '';
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
