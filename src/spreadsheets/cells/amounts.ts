import { folded } from '../../text/folding.ts';
import { allWords, words } from '../words/words.ts';
import { tidy } from './cells.ts';

/** What separates the fraction: a point or a comma; the other one groups thousands. */
export type DecimalSign = '.' | ',';

const MAX_LENGTH = 60;
const GROUPED = /^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/;

interface AmountOptions {
  readonly whole?: boolean;
  readonly decimal?: DecimalSign | undefined;
  /** What a number without a unit of its own is to be multiplied with. */
  readonly factor?: number;
}

/** A number as people write it, with any separators and with the unit of an area or a population; `whole` numbers have no fraction, so that any separator groups thousands; undefined where it is no one number. */
export function readAmount(
  cell: string,
  { whole = false, decimal, factor = 1 }: AmountOptions = {},
): number | 'ambiguous' | undefined {
  const multiple = multipleOf(cell);
  if (multiple !== undefined) return multiple;
  if (factor !== 1) {
    const amount = readAmount(cell, { decimal });
    if (typeof amount !== 'number') return amount;
    return whole ? Math.round(amount * factor) : Number((amount * factor).toFixed(6));
  }
  const text = digitsOf(cell);
  if (text === undefined) return undefined;
  const sign = whole ? wholeSign(text) : signOf(text);
  if (sign === 'ambiguous' && decimal === undefined && !whole) return 'ambiguous';
  const fraction = sign === 'ambiguous' ? (whole ? undefined : decimal) : sign;
  return amountOf(text, fraction, whole);
}

/** The sign of the fraction that a column's numbers show; undefined where none or both. */
export function decimalSign(cells: Iterable<string>): DecimalSign | undefined {
  const seen = new Set<DecimalSign>();
  for (const cell of cells) {
    const sign = signOf(digitsOf(cell) ?? '');
    if (sign !== 'ambiguous' && sign !== undefined) seen.add(sign);
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

let multiples: readonly (readonly [RegExp, number])[] | undefined;

/** “1,2 Mio”, “45 tys. mieszkańców”: what stands before such a word is short, and its sign is that of the fraction. */
function multipleOf(cell: string): number | undefined {
  if (cell.length > MAX_LENGTH) return undefined;
  const text = withoutUnit(cell);
  multiples ??= (['thousands', 'millions'] as const).map((key, index) => {
    const unitTexts = [...words().languages.values()].flatMap((each) => each[key]);
    const any = patternsOf(unitTexts).join('|');
    return [new RegExp(`^(\\d{1,4}(?:[.,]\\d{1,2})?)\\s?(?:${any})$`, 'iu'), 1000 ** (index + 1)] as const;
  });
  for (const [pattern, factor] of multiples) {
    const [, number] = pattern.exec(text) ?? [];
    if (number !== undefined) return Math.round(Number(number.replace(',', '.')) * factor);
  }
  return undefined;
}

const HECTARES = /(?:^| )(?:ha|he[ck]tar\p{L}*|га|гектар\p{L}*)(?: |$)/u;
let factors: readonly (readonly [ReadonlySet<string>, number])[] | undefined;

/** What the numbers below a header are to be multiplied with: `Населення, тис. осіб` counts thousands, `Fläche (ha)` is a hundredth of km². */
export function factorIn(header: string, measure: 'area' | 'population'): number {
  const text = folded(header);
  if (measure === 'area') return HECTARES.test(text) ? 0.01 : 1;
  factors ??= (['thousands', 'millions'] as const).map((key, index) => [
    allWords((each) => each[key]),
    1000 ** (index + 1),
  ]);
  const words = text.split(' ');
  return factors.find(([units]) => words.some((word) => units.has(word)))?.[1] ?? 1;
}

let unit: RegExp | undefined;

/** Units of an area and words for inhabitants at the end of a text, in every language of the words. */
function unitPattern(): RegExp {
  unit ??= new RegExp(`(?:km\\s?[2²]|(?<!\\p{L})(?:${unitWords().join('|')}))$`, 'iu');
  return unit;
}

function unitWords(): string[] {
  const unitTexts = [...words().languages.values()].flatMap((each) => [
    ...each.squareKilometres,
    ...each.inhabitants,
  ]);
  return patternsOf(unitTexts);
}

/** Each word with or without points, the longest first. */
function patternsOf(unitTexts: readonly string[]): string[] {
  const patterns = unitTexts.map((word) => word.split(' ').join('\\.?\\s?').concat('\\.?'));
  return [...new Set(patterns)].sort((a, b) => b.length - a.length);
}

function withoutUnit(cell: string): string {
  return tidy(cell).replace(unitPattern(), '').trimEnd();
}

/** The number without its unit and without the blank that slips in behind a point (“130. 8 km2”). */
function digitsOf(cell: string): string | undefined {
  if (cell.length > MAX_LENGTH) return undefined;
  const text = withoutUnit(cell).replace(/([.,]) +(?=\d)/g, '$1');
  return /^\d[\d .,'’]*$/.test(text) && /\d$/.test(text) ? text : undefined;
}

function amountOf(text: string, fraction: DecimalSign | undefined, whole: boolean): number | undefined {
  if (/[ '’]/.test(text) && !GROUPED.test(text)) return undefined;
  const [integer = '', ...rest] = fraction === undefined ? [text] : text.split(fraction);
  if (rest.length > 1 || !/^\d+$|^\d{1,3}([.,])\d{3}(?:\1\d{3})*$|^\d{1,3}(?:[ '’]\d{3})+$/.test(integer))
    return undefined;
  const value = Number(`${integer.replace(/\D/g, '')}.${rest[0] ?? '0'}`);
  return whole && !Number.isInteger(value) ? undefined : value;
}

/** What stands before the fraction; undefined where there is none, `ambiguous` in `73,298`, which may be either. */
function signOf(text: string): DecimalSign | 'ambiguous' | undefined {
  const signs = [...text.matchAll(/[.,]/g)].map(([sign]) => sign as DecimalSign);
  const [first] = signs;
  const last = signs.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (first !== last) return last;
  if (signs.length > 1) return undefined;
  if (/[ '’]/.test(text)) return last;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? 'ambiguous' : last;
}

function wholeSign(text: string): DecimalSign | 'ambiguous' | undefined {
  const sign = signOf(text);
  return sign === undefined || /[.,]\d{3}$/.test(text) ? 'ambiguous' : sign;
}
