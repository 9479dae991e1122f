/** A set of code points as a pattern writes it: ranges and Unicode properties, perhaps all others instead, perhaps without another set. */
export interface CharacterSet {
  readonly isNegated: boolean;
  /** First and last code points. */
  readonly ranges: readonly (readonly [number, number])[];
  /** JavaScript's notation of sets that case does not change, such as `\p{Lu}`. */
  readonly properties: readonly string[];
  readonly without?: CharacterSet | undefined;
}

/** Whether a code point is in a set. */
export type CodePointTest = (codePoint: number) => boolean;

/** A set of ranges. */
export function rangesSet(...ranges: readonly (readonly [number, number])[]): CharacterSet {
  return { isNegated: false, ranges, properties: [] };
}

/** All other code points. */
export function negatedSet(set: CharacterSet): CharacterSet {
  return { ...set, isNegated: !set.isNegated };
}

/** The set in JavaScript's notation with the flag v, `undefined` where case decides and there are properties. */
export function javaScriptSet(set: CharacterSet, ignoreCase: boolean): string | undefined {
  const without = set.without === undefined ? '' : javaScriptSet(set.without, ignoreCase);
  if (without === undefined || (ignoreCase && set.properties.length > 0)) return undefined;
  const inner = `[${set.isNegated ? '^' : ''}${rangesSource(set)}${set.properties.join('')}]`;
  return without === '' ? inner : `[${inner}--${without}]`;
}

function rangesSource({ ranges }: CharacterSet): string {
  const escaped = (codePoint: number) => `\\u{${codePoint.toString(16)}}`;
  return ranges.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('');
}

/** Code points whose outcome is remembered: Latin, Greek and Cyrillic. */
const REMEMBERED = 0x600;

/** Makes the test of a set; without regard to case where that is asked, which properties such as `\p{Lu}` do not follow (F&O §7.6.1.1). */
export function codePointTest(set: CharacterSet, ignoreCase: boolean): CodePointTest {
  const test = uncachedTest(set, ignoreCase);
  const outcomes = new Uint8Array(REMEMBERED);
  return (codePoint) => {
    if (codePoint >= REMEMBERED) return test(codePoint);
    if (outcomes[codePoint] === 0) outcomes[codePoint] = test(codePoint) ? 2 : 1;
    return outcomes[codePoint] === 2;
  };
}

function uncachedTest(set: CharacterSet, ignoreCase: boolean): CodePointTest {
  const inRanges = ignoreCase ? caseBlindTest(set) : rangesTest(set);
  const inProperties = propertiesTest(set);
  const inWithout = set.without === undefined ? () => false : uncachedTest(set.without, ignoreCase);
  return (codePoint) =>
    (inRanges(codePoint) || inProperties(codePoint)) !== set.isNegated && !inWithout(codePoint);
}

function rangesTest({ ranges }: CharacterSet): CodePointTest {
  return (codePoint) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}

function caseBlindTest(set: CharacterSet): CodePointTest {
  if (set.ranges.length === 0) return () => false;
  const expression = new RegExp(`^[${rangesSource(set)}]$`, 'iv');
  return (codePoint) => expression.test(String.fromCodePoint(codePoint));
}

function propertiesTest({ properties }: CharacterSet): CodePointTest {
  if (properties.length === 0) return () => false;
  const expression = new RegExp(`^[${properties.join('')}]$`, 'v');
  return (codePoint) => expression.test(String.fromCodePoint(codePoint));
}
