import { numberOf } from '../arithmetic.ts';
import { type EngineTerm, EXPRESSION_ERROR } from '../term.ts';
import { roundDecimal } from '../values/decimal.ts';
import {
  type NumericValue,
  negateNumeric,
  numericOf,
  numericOfDecimal,
  numericTerm,
} from '../values/numeric.ts';
import { type FunctionDefinition, ofOne } from './definition.ts';

const ROUNDINGS = { ceil: Math.ceil, floor: Math.floor, round: Math.round } as const;

function ofNumber(apply: (value: NumericValue) => NumericValue): FunctionDefinition {
  return ofOne((term: EngineTerm) => {
    const value = numberOf(term);
    return value === undefined ? EXPRESSION_ERROR : numericTerm(apply(value));
  });
}

/** CEIL, FLOOR and ROUND keep the type; a half is rounded up (F&O §6.4). */
function rounding(mode: keyof typeof ROUNDINGS): FunctionDefinition {
  return ofNumber((value) => {
    if (value.type === 'integer') return value;
    if (value.exact === undefined) return { ...value, number: ROUNDINGS[mode](value.number) };
    return numericOfDecimal('decimal', { coefficient: roundDecimal(value.exact, mode), scale: 0 });
  });
}

function isNegative({ number, exact }: NumericValue): boolean {
  return exact === undefined ? number < 0 || Object.is(number, -0) : exact.coefficient < 0n;
}

/** The functions on numbers (§17.4.4). */
export const NUMERIC_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  abs: ofNumber((value) => (isNegative(value) ? negateNumeric(value) : value)),
  ceil: rounding('ceil'),
  floor: rounding('floor'),
  round: rounding('round'),
  rand: { minimum: 0, prepare: () => () => numericTerm(numericOf('double', Math.random())) },
};
