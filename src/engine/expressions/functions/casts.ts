import { isNonZero, isTemporal } from '../comparison.ts';
import {
  booleanTerm,
  type EngineTerm,
  EXPRESSION_ERROR,
  isSimpleLiteral,
  literal,
  type Outcome,
  xsd,
  xsdName,
} from '../term.ts';
import { INTEGER_READERS, type LiteralValue, parseValue, readLexical } from '../value.ts';
import {
  formatTemporal,
  TEMPORAL_TYPES,
  type TemporalType,
  type TemporalValue,
  temporal,
} from '../values/date-time.ts';
import { decimalOfInteger, roundDecimal } from '../values/decimal.ts';
import {
  DURATION_TYPES,
  type DurationType,
  type DurationValue,
  duration,
  durationTerm,
  formatDuration,
} from '../values/duration.ts';
import {
  exactOf,
  type NumericType,
  numericOf,
  numericOfDecimal,
  numericTerm,
  numericToString,
} from '../values/numeric.ts';
import { type FunctionDefinition, ofOne } from './definition.ts';

/** A cast of a value that is no string; `undefined` where XPath has none (F&O §17.1). */
type Cast = (value: LiteralValue) => LiteralValue | undefined;

/** The constructor function of a datatype (§17.5, F&O §17), `undefined` for an IRI that is none. */
export function castOf(datatype: string): FunctionDefinition | undefined {
  const name = xsdName(datatype);
  return name === undefined ? undefined : CASTS.get(name);
}

/** A cast reads the lexical form of a plain string, and takes the value of any other literal. */
function caster(name: string, cast: Cast): FunctionDefinition {
  return ofOne((term) => {
    if (term.kind !== 'literal' || term.language !== '') return EXPRESSION_ERROR;
    const value = isSimpleLiteral(term) ? readLexical(name, term.value) : cast(parseValue(term));
    return value === undefined ? EXPRESSION_ERROR : valueTerm(name, value);
  });
}

function valueTerm(name: string, value: LiteralValue): Outcome {
  if (value.kind === 'numeric') return literal(numericTerm(value).value, xsd(name), value);
  if (value.kind === 'boolean') return booleanTerm(value.value);
  if (isTemporal(value)) return literal(formatTemporal(value), xsd(name));
  return isDuration(value) ? durationTerm(value) : EXPRESSION_ERROR;
}

function isDuration(value: LiteralValue): value is DurationValue {
  const { kind } = value;
  return kind === 'duration' || kind === 'dayTimeDuration' || kind === 'yearMonthDuration';
}

const toBoolean: Cast = (value) => {
  if (value.kind === 'boolean') return value;
  return value.kind === 'numeric' ? { kind: 'boolean', value: isNonZero(value) } : undefined;
};

function toNumeric(type: NumericType): Cast {
  return (value) => {
    if (value.kind === 'boolean') return numberAs(type, numericOf('integer', value.value ? 1 : 0));
    if (value.kind !== 'numeric') return undefined;
    return value.type === type ? value : numberAs(type, value);
  };
}

function numberAs(type: NumericType, value: LiteralValue & { kind: 'numeric' }): LiteralValue | undefined {
  if (type === 'float' || type === 'double') return numericOf(type, value.number);
  if (value.exact === undefined && !Number.isFinite(value.number)) return undefined;
  const exact = exactOf(value);
  if (type === 'decimal') return numericOfDecimal('decimal', exact);
  return numericOfDecimal('integer', decimalOfInteger(roundDecimal(exact, 'truncate')));
}

/** The integer, if the derived type has it. */
function toDerived(name: string): Cast {
  const toInteger = toNumeric('integer');
  return (value) => {
    const integer = toInteger(value);
    if (integer?.kind !== 'numeric' || name === 'integer') return integer;
    return readLexical(name, numericToString(integer));
  };
}

/** Which points in time another type can be taken from (F&O §17.1.5). */
const SOURCES: Readonly<Record<TemporalType, readonly TemporalType[]>> = {
  dateTime: ['dateTime', 'date'],
  date: ['date', 'dateTime'],
  time: ['time', 'dateTime'],
  gYear: ['gYear', 'dateTime', 'date'],
  gYearMonth: ['gYearMonth', 'dateTime', 'date'],
  gMonth: ['gMonth', 'dateTime', 'date'],
  gMonthDay: ['gMonthDay', 'dateTime', 'date'],
  gDay: ['gDay', 'dateTime', 'date'],
};

function toTemporal(type: TemporalType): Cast {
  return (value) => {
    if (!isTemporal(value) || !SOURCES[type].includes(value.kind)) return undefined;
    return temporal(type, partsOf(type, value));
  };
}

/** Only the parts that the type has: what is left out takes the same place on the time line for all. */
function partsOf(type: TemporalType, value: TemporalValue): Parameters<typeof temporal>[1] {
  const { year, month, day, hour, minute, second, fraction, offset } = value;
  if (type === 'dateTime') return { year, month, day, hour, minute, second, fraction, offset };
  if (type === 'time') return { hour, minute, second, fraction, offset };
  if (type === 'date') return { year, month, day, offset };
  return {
    ...(type.startsWith('gYear') && { year }),
    ...(type.includes('Month') && { month }),
    ...(type.endsWith('Day') && { day }),
    offset,
  };
}

function toDuration(kind: DurationType): Cast {
  return (value) => {
    if (!isDuration(value)) return undefined;
    const { months, seconds } = value;
    if (kind === 'dayTimeDuration') return duration(kind, 0, seconds);
    return kind === 'yearMonthDuration' ? duration(kind, months) : duration(kind, months, seconds);
  };
}

/** xsd:string of an IRI or literal: values as XPath writes them, anything else as it stands. */
function toStringTerm(term: EngineTerm): Outcome {
  if (term.kind === 'blank') return EXPRESSION_ERROR;
  return literal(term.kind === 'iri' ? term.value : stringOf(parseValue(term), term.value));
}

function stringOf(value: LiteralValue, lexical: string): string {
  if (value.kind === 'numeric') return numericToString(value);
  if (value.kind === 'boolean') return String(value.value);
  if (isTemporal(value)) return formatTemporal(value);
  return isDuration(value) ? formatDuration(value) : lexical;
}

const NUMERIC_TYPES: readonly NumericType[] = ['integer', 'decimal', 'float', 'double'];

const CASTS: ReadonlyMap<string, FunctionDefinition> = new Map<string, FunctionDefinition>([
  ...[...INTEGER_READERS.keys()].map((name) => [name, caster(name, toDerived(name))] as const),
  ...NUMERIC_TYPES.map((type) => [type, caster(type, toNumeric(type))] as const),
  ...TEMPORAL_TYPES.map((type) => [type, caster(type, toTemporal(type))] as const),
  ...DURATION_TYPES.map((type) => [type, caster(type, toDuration(type))] as const),
  ['boolean', caster('boolean', toBoolean)],
  ['string', ofOne(toStringTerm)],
]);
