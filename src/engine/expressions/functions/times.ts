import { isTemporal } from '../comparison.ts';
import { type EngineTerm, EXPRESSION_ERROR, integerTerm, literal, type Outcome, xsd } from '../term.ts';
import { parseValue } from '../value.ts';
import {
  formatOffset,
  formatTemporal,
  secondsOf,
  TEMPORAL_TYPES,
  type TemporalType,
  type TemporalValue,
  temporalAt,
} from '../values/date-time.ts';
import { duration, durationTerm } from '../values/duration.ts';
import { numericOfDecimal, numericTerm } from '../values/numeric.ts';
import { type FunctionDefinition, ofOne } from './definition.ts';

function temporalOf(term: EngineTerm): TemporalValue | undefined {
  const value = term.kind === 'literal' ? parseValue(term) : undefined;
  return value !== undefined && isTemporal(value) ? value : undefined;
}

function part(types: readonly TemporalType[], read: (value: TemporalValue) => Outcome): FunctionDefinition {
  return ofOne((term) => {
    const value = temporalOf(term);
    return value !== undefined && types.includes(value.kind) ? read(value) : EXPRESSION_ERROR;
  });
}

/** The parts of dates and times that are whole numbers, by the functions that give them: the types that have each, and which it is. */
const WHOLE_PARTS: Readonly<
  Record<string, readonly [readonly TemporalType[], 'year' | 'month' | 'day' | 'hour' | 'minute']>
> = {
  year: [['dateTime', 'date', 'gYear', 'gYearMonth'], 'year'],
  month: [['dateTime', 'date', 'gYearMonth', 'gMonth', 'gMonthDay'], 'month'],
  day: [['dateTime', 'date', 'gMonthDay', 'gDay'], 'day'],
  hours: [['dateTime', 'time'], 'hour'],
  minutes: [['dateTime', 'time'], 'minute'],
};

/** The names of the functions that `wholePartOf` knows. */
export const WHOLE_PART_FUNCTIONS: readonly string[] = Object.keys(WHOLE_PARTS);

/** What YEAR, MONTH, DAY, HOURS or MINUTES gives for a term as a number; undefined where it is an error. */
export function wholePartOf(name: string, term: EngineTerm): number | undefined {
  const [types, part] = WHOLE_PARTS[name] ?? [[], 'year'];
  const value = temporalOf(term);
  return value !== undefined && types.includes(value.kind) ? value[part] : undefined;
}

function wholePart(name: string): FunctionDefinition {
  return ofOne((term) => {
    const number = wholePartOf(name, term);
    return number === undefined ? EXPRESSION_ERROR : integerTerm(number);
  });
}

function timezone({ offset }: TemporalValue): Outcome {
  if (offset === undefined) return EXPRESSION_ERROR;
  return durationTerm(duration('dayTimeDuration', 0, { coefficient: BigInt(offset * 60), scale: 0 }));
}

function nowTerm(now: Date): EngineTerm {
  const instant = Math.floor(now.getTime() / 1000);
  const fraction = String(now.getTime() - instant * 1000).padStart(3, '0');
  return literal(formatTemporal(temporalAt('dateTime', instant, fraction, 0)), xsd('dateTime'));
}

/** The functions on dates and times (§17.4.5), which take every type that has the part that is asked for. */
export const TIME_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  now: {
    minimum: 0,
    prepare: ({ now }) => {
      const term = nowTerm(now);
      return () => term;
    },
  },
  ...Object.fromEntries(Object.keys(WHOLE_PARTS).map((name) => [name, wholePart(name)])),
  seconds: part(['dateTime', 'time'], (value) => numericTerm(numericOfDecimal('decimal', secondsOf(value)))),
  timezone: part(TEMPORAL_TYPES, timezone),
  tz: part(TEMPORAL_TYPES, ({ offset }) => literal(formatOffset(offset))),
};
