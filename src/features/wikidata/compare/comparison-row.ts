import { agreement, best, type DatedAgreement, ownDate, type PreciseDate, worst } from '../snapshot/dates.ts';
import type { Snapshot, TwinningStatement } from '../snapshot/snapshot.ts';
import { hasEnded, isTwinning, type LocalPlace, type LocalRelation } from './local.ts';

/** The other side, by subject and value. */
export class WikidataSide {
  readonly #snapshot: Snapshot;
  readonly #requested: ReadonlySet<string>;
  readonly #byPair = new Map<string, TwinningStatement[]>();
  readonly #twins = new Map<string, Set<string>>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#requested = new Set(snapshot.items);
    for (const statement of snapshot.statements) {
      const { subject, value } = statement;
      const key = `${subject} ${value}`;
      const known = this.#byPair.get(key);
      if (known) known.push(statement);
      else this.#byPair.set(key, [statement]);
      this.#addTwin(subject, value);
      this.#addTwin(value, subject);
    }
  }

  /** The item that an item is now. */
  current(item: string): string {
    return this.#snapshot.moved[item] ?? item;
  }

  wasRequested(item: string): boolean {
    return this.#requested.has(item);
  }

  statements(subject: string, value: string): readonly TwinningStatement[] {
    return this.#byPair.get(`${subject} ${value}`) ?? [];
  }

  twinsOf(item: string): readonly string[] {
    return [...(this.#twins.get(item) ?? [])];
  }

  labelsOf(item: string): Readonly<Record<string, string>> {
    return this.#snapshot.labels[item] ?? {};
  }

  #addTwin(item: string, twin: string): void {
    if (item !== twin) this.#twins.set(item, (this.#twins.get(item) ?? new Set()).add(twin));
  }
}

/** The classes of difference, one for each two places that are twinned on either side. */
export const DIFFERENCES = ['same', 'dates', 'one-way', 'here', 'there'] as const;

/** `same` in both, dates included; `dates` in both with different dates; `one-way` in both, but there in one direction only; only `here`; only `there`. */
export type Difference = (typeof DIFFERENCES)[number];

/** Which way it is stated there, seen from the municipality. */
type Direction = 'both' | 'outward' | 'inward' | 'none';

/** A municipality and one of its twins, on both sides. */
export interface ComparisonRow {
  readonly difference: Difference;
  readonly municipality: LocalPlace & { readonly item: string };
  readonly twin: Twin;
  /** What we have of the two: the twinning, else whatever other relation there is. */
  readonly relation?: LocalRelation;
  readonly direction: Direction;
  /** How start and end agree with what is stated there; absent where only one side has the twinning. */
  readonly dates?: { readonly start: DatedAgreement; readonly end: DatedAgreement };
  /** Statements about the municipality, and those about its twin; deprecated ones are left out. */
  readonly outward: readonly TwinningStatement[];
  readonly inward: readonly TwinningStatement[];
  /** Whether the other side keeps a statement of it that it holds to be wrong. */
  readonly deprecated: boolean;
}

/** The other place; `iri` where it is one of ours. */
interface Twin {
  readonly item: string;
  readonly iri?: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What we have of a municipality and another place. */
export interface LocalStatement {
  readonly relation: LocalRelation;
  readonly place: LocalPlace;
}

/** The line of two places; nothing where they are twinned on neither side. */
export function lineOf(
  municipality: ComparisonRow['municipality'],
  item: string,
  found: LocalStatement | undefined,
  wikidata: WikidataSide,
): ComparisonRow | undefined {
  const all = {
    outward: wikidata.statements(municipality.item, item),
    inward: wikidata.statements(item, municipality.item),
  };
  const [outward, inward] = [all.outward.filter(isHeld), all.inward.filter(isHeld)];
  const deprecated = outward.length + inward.length < all.outward.length + all.inward.length;
  const direction = directionOf(outward.length > 0, inward.length > 0);
  const twinning = found && isTwinning(found.relation) ? found.relation : undefined;
  if (twinning === undefined && direction === 'none') return undefined;
  const dates = twinning && direction !== 'none' ? datesOf(twinning, [outward, inward]) : undefined;
  return {
    difference: differenceOf(twinning !== undefined, direction, dates),
    municipality,
    twin: {
      item,
      ...(found && { iri: found.place.iri }),
      labels: found?.place.labels ?? wikidata.labelsOf(item),
    },
    ...(found && { relation: found.relation }),
    direction,
    ...(dates && { dates }),
    outward,
    inward,
    deprecated,
  };
}

function isHeld({ rank }: TwinningStatement): boolean {
  return rank !== 'deprecated';
}

function directionOf(outward: boolean, inward: boolean): Direction {
  if (outward && inward) return 'both';
  return outward ? 'outward' : inward ? 'inward' : 'none';
}

function differenceOf(isHere: boolean, direction: Direction, dates: ComparisonRow['dates']): Difference {
  if (!isHere) return 'there';
  if (direction === 'none') return 'here';
  if (direction !== 'both') return 'one-way';
  return dates?.start === 'equal' && dates.end === 'equal' ? 'same' : 'dates';
}

/** Of each direction the statement that agrees best counts, and of the two directions the one that agrees less. */
function datesOf(
  relation: LocalRelation,
  directions: readonly (readonly TwinningStatement[])[],
): ComparisonRow['dates'] {
  const start = relation.start.map(ownDate);
  const all = (agreementWith: (statement: TwinningStatement) => DatedAgreement) =>
    worst(directions.filter((some) => some.length > 0).map((some) => best(some.map(agreementWith))));
  return {
    start: all((statement) => agreement(start, statement.start)),
    end: all((statement) => endAgreement(relation, statement)),
  };
}

/** An end that is known to have come, but not when, is an end all the same. */
function endAgreement(relation: LocalRelation, { end, ended }: TwinningStatement): DatedAgreement {
  const isOver = hasEnded(relation);
  if (isOver !== ended) return isOver ? 'missing-there' : 'missing-here';
  const own: readonly PreciseDate[] = isOver ? relation.end.map(ownDate) : [];
  return agreement(own, end);
}
