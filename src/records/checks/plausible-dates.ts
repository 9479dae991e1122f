import { type Interval, interval, type PartialDate } from '../mapping/values.ts';
import { type Agreement, agreementFragment, isSigned } from '../record-types/agreement.ts';
import type { Partnership } from '../record-types/partnership.ts';
import type { RuleFault } from './rule.ts';

/** What the dates of a partnership are held against. */
export interface DateContext {
  /** A day of the calendar. */
  readonly today: string;
  /** When the page was published that reports the partnership. */
  readonly published: PartialDate | undefined;
  /** The date of an agreement of another partnership, by the `shared` that refers to it. */
  signedOf(reference: string): PartialDate | undefined;
}

/** Municipal partnerships are of the twentieth century and later. */
const FIRST_YEAR = '1900';
/** The start and the first agreement of a partnership lie less than so many years apart. */
const MAX_GAP_LENGTH = 50;

/** What is unlikely about the dates of a partnership, of which no schema says that it is wrong. */
export function* unlikelyPartnership(partnership: Partnership, context: DateContext): Iterable<RuleFault> {
  const { start, status, statusAsOf, end } = partnership;
  yield* unlikelyDate(['start'], 'the start', start, context.today);
  yield* unlikelyDate(['statusAsOf'], 'the date of the status', statusAsOf, context.today);
  if (isBefore(statusAsOf, start)) {
    yield { path: ['statusAsOf'], message: `the status is of ${statusAsOf}, before the start ${start}` };
  }
  if (status === 'active' && isBefore(end, statusAsOf)) {
    yield { path: ['end'], message: `the end ${end} is before ${statusAsOf}, when it was active` };
  }
  yield* unlikelyAgreements(partnership, context);
  yield* unlikelyStart(partnership, context);
}

/** A date that is still to come, or from before anybody made partnerships. */
export function* unlikelyDate(
  path: RuleFault['path'],
  what: string,
  date: PartialDate | undefined,
  today: string,
): Iterable<RuleFault> {
  const days = date === undefined ? undefined : interval(date);
  if (days === undefined) return;
  if (days.earliest > today) yield { path, message: `${what} ${days.lexical} is in the future` };
  if (days.latest < FIRST_YEAR)
    yield { path, message: `${what} ${days.lexical} is before ${FIRST_YEAR}: is the year right?` };
}

function* unlikelyAgreements(
  { end, agreements = [] }: Partnership,
  context: DateContext,
): Iterable<RuleFault> {
  const { today, published } = context;
  const dates = new Map(
    agreements.filter(isSigned).map((each) => [agreementFragment(each), each.signed] as const),
  );
  for (const [index, each] of agreements.entries()) {
    if (!isSigned(each)) continue;
    const { signed, supplements } = each;
    const path = ['agreements', index, 'signed'];
    yield* unlikelyDate(path, 'the day of signing', signed, today);
    if (isBefore(end, signed))
      yield { path, message: `it was signed ${signed}, after the partnership ended ${end}` };
    if (isBefore(published, signed))
      yield { path, message: `it was signed ${signed}, after the page was published ${published}` };
    const former = supplements === undefined ? undefined : dates.get(supplements);
    if (isBefore(signed, former))
      yield { path, message: `it was signed ${signed}, before ${supplements}, which it supplements` };
  }
}

/** A start that no agreement bears out, or that lies far from all of them. */
function* unlikelyStart(
  { start, startBasis, agreements = [] }: Partnership,
  context: DateContext,
): Iterable<RuleFault> {
  const days = start === undefined ? undefined : interval(start);
  if (days === undefined) return;
  const signed = agreements.flatMap((each) => daysOf(signedIn(each, context)));
  const isBorneOut = signed.some((other) => overlap(days, other));
  const dates = signed.map(({ lexical }) => lexical).join(', ');
  const path = ['start'];
  if (startBasis === 'agreement-signed' && !isBorneOut) {
    const found = dates === '' ? 'has a date' : `was signed then, but ${dates}`;
    yield {
      path,
      message: `the start ${days.lexical} rests on an agreement, and no agreement here ${found}`,
    };
  }
  const gap = Math.min(...signed.map((other) => Math.abs(yearIn(other) - yearIn(days))));
  if (gap >= MAX_GAP_LENGTH && Number.isFinite(gap))
    yield { path, message: `the start ${days.lexical} is ${gap} years from the agreement of ${dates}` };
}

function signedIn(agreement: Agreement, { signedOf }: DateContext): PartialDate | undefined {
  return isSigned(agreement) ? agreement.signed : signedOf(agreement.shared);
}

function daysOf(date: PartialDate | undefined): Interval[] {
  const days = date === undefined ? undefined : interval(date);
  return days === undefined ? [] : [days];
}

function yearIn({ earliest }: Interval): number {
  return Number(earliest.slice(0, 4));
}

function overlap(a: Interval, b: Interval): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** Whether one date is over before the other begins; false where one is not known. */
function isBefore(one: PartialDate | undefined, other: PartialDate | undefined): boolean {
  const [a, b] = [...daysOf(one), ...daysOf(other)];
  return a !== undefined && b !== undefined && a.latest < b.earliest;
}
