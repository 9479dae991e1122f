import fc from 'fast-check';
import { type Comparable, comparable } from './answers.ts';
import { DEPARTURES } from './departures.ts';
import type { AnswerQuery, Compared } from './engines.ts';
import { isDecided, query } from './queries.ts';
import { dataset } from './terms.ts';

/** What the engines say to a query: an answer, or why there is none. */
export type Verdicts = ReadonlyMap<string, Comparable | Error>;

/** A query that the own engine answers otherwise than two others, which agree. */
export interface Difference {
  readonly query: string;
  readonly data: string;
  readonly kind: 'value' | 'form' | 'alone';
  readonly verdicts: Verdicts;
}

const QUERIES_PER_DATASET = 50;
const TOLD_EVERY = 500;
const PATIENCE = 6_000;

/** An engine with a dataset. */
interface Asked {
  readonly name: string;
  readonly keepsForms: boolean;
  readonly answer: AnswerQuery;
}

/** Asks the engines in turn; the last, which costs most, only where it could make two against the first. */
export async function ask(engines: readonly Asked[], text: string): Promise<Verdicts> {
  const asked = engines.map((one) => [one.name, () => verdict(one, text)] as const);
  const last = asked.pop();
  const verdicts = new Map(
    await Promise.all(asked.map(async ([name, answer]) => [name, await answer()] as const)),
  );
  if (last !== undefined && !areOne(verdicts)) verdicts.set(last[0], await last[1]());
  return verdicts;
}

/** Whether all others say what the first does. */
function areOne(verdicts: Verdicts): boolean {
  const [own, ...others] = [...verdicts.values()];
  return (
    others.length > 1 &&
    others.every((other) => isSame(own, other, 'byValue')) &&
    others.some((other) => isSame(own, other, 'exact'))
  );
}

function isSame(
  one: Comparable | Error | undefined,
  other: Comparable | Error | undefined,
  how: keyof Comparable,
): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    !(one instanceof Error) &&
    !(other instanceof Error) &&
    one[how] === other[how]
  );
}

async function verdict({ name, answer, keepsForms }: Asked, text: string): Promise<Comparable | Error> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE);
  });
  try {
    const given = comparable(await Promise.race([answer(text), late]), isDecided(text));
    return keepsForms ? given : { ...given, exact: name };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** How the first engine differs from two others that agree: `value`, or only the `form` of literals; `alone` where nobody agrees with anybody. */
export function differenceOf(verdicts: Verdicts): Difference['kind'] | undefined {
  const [own, ...others] = [...verdicts.values()];
  if (areTwoAgainst(own, others, 'byValue')) return 'value';
  if (areTwoAgainst(own, others, 'exact')) return 'form';
  const answers = others.filter((other) => !(other instanceof Error));
  return answers.length >= 2 && !answers.some((other) => isSame(own, other, 'byValue')) ? 'alone' : undefined;
}

function areTwoAgainst(
  own: Comparable | Error | undefined,
  others: readonly (Comparable | Error)[],
  how: keyof Comparable,
) {
  const against = others.filter((other) => !isSame(own, other, how));
  return against.some((one, at) => against.slice(at + 1).some((other) => isSame(one, other, how)));
}

/** How a campaign goes. */
export interface Campaign {
  readonly queries: number;
  readonly seed: number;
  readonly engines: readonly Compared[];
  /** Which differences count. */
  readonly kinds: readonly Difference['kind'][];
  /** Called with each difference, reduced to what is needed for it. */
  readonly onDifference: (difference: Difference) => void;
  /** Called with the number of queries that have been asked, now and then. */
  readonly onProgress?: (done: number) => void;
}

/** What came of a campaign: queries that two others at least answered, those that fewer did, and those that the own engine did not. */
export interface Counts {
  compared: number;
  lonely: number;
  unanswered: number;
  /** How often a known departure was met. */
  readonly explained: Map<string, number>;
}

/** Asks as many queries, each of which follows from the seed and its number alone. */
export async function runCampaign(campaign: Campaign): Promise<Counts> {
  const { queries, seed, engines } = campaign;
  const counts: Counts = { compared: 0, lonely: 0, unanswered: 0, explained: new Map() };
  for (let first = 0; first < queries; first += QUERIES_PER_DATASET) {
    if (first % TOLD_EVERY === 0) campaign.onProgress?.(first);
    const [data = ''] = fc.sample(dataset, { seed: seed * 1_000_003 + first, numRuns: 1 });
    const loaded = engines.map(({ name, keepsForms, load }) => ({ name, keepsForms, answer: load(data) }));
    for (let number = first; number < Math.min(first + QUERIES_PER_DATASET, queries); number++) {
      await compare(campaign, seed * 1_000_003 + number, data, loaded, counts);
    }
  }
  return counts;
}

async function compare(
  { kinds, onDifference }: Campaign,
  seed: number,
  data: string,
  engines: readonly Asked[],
  counts: Counts,
): Promise<void> {
  let found: Difference | undefined;
  let isFirst = true;
  const property = fc.asyncProperty(query, async (text) => {
    const verdicts = await ask(engines, text);
    if (isFirst) count(verdicts, counts);
    isFirst = false;
    const kind = differenceOf(verdicts);
    if (kind === undefined || !kinds.includes(kind)) return true;
    const departure = DEPARTURES.find(({ mark, kind: of = kind }) => of === kind && mark?.test(text));
    if (departure !== undefined) {
      counts.explained.set(departure.name, (counts.explained.get(departure.name) ?? 0) + 1);
      return true;
    }
    found = { query: text, data, kind, verdicts };
    return false;
  });
  await fc.check(property, { seed, numRuns: 1, interruptAfterTimeLimit: 20_000 });
  if (found !== undefined) onDifference(found);
}

function count(verdicts: Verdicts, counts: Counts): void {
  const [own, ...others] = [...verdicts.values()];
  const answers = others.filter((verdict) => !(verdict instanceof Error)).length;
  if (answers < 2) counts.lonely++;
  else if (own instanceof Error) counts.unanswered++;
  else counts.compared++;
}
