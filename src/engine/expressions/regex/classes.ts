import { type CharacterSet, negatedSet, rangesSet, unicodeBlock } from './character-set.ts';
import { PatternError, type PatternReader } from './syntax.ts';

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;
const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const ESCAPED = new Set('\\|.?*+(){}-[]^$');
const MAX_CLASS_DEPTH = 50;

const propertySet = (...properties: string[]): CharacterSet => ({ isNegated: false, ranges: [], properties });

const NAME_START =
  String.raw`:A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}` +
  String.raw`\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`;
const NAME_ONLY = String.raw`\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}-\u{2040}`;

const MULTI: Readonly<Record<string, CharacterSet>> = {
  s: rangesSet([9, 10], [13, 13], [32, 32]),
  d: propertySet(String.raw`\p{Nd}`),
  w: propertySet(String.raw`[^\p{P}\p{Z}\p{C}]`),
  i: propertySet(`[${NAME_START}]`),
  c: propertySet(`[${NAME_START}${NAME_ONLY}]`),
};

/** What `.` matches: all but the line feed (F&O §7.6.1.1), or all. */
export function anyCharacter(dotAll: boolean): CharacterSet {
  return negatedSet(dotAll ? rangesSet() : rangesSet([10, 10]));
}

/** The set of one character. */
export function singleCharacter(char: string): CharacterSet {
  const codePoint = char.codePointAt(0) ?? 0;
  return rangesSet([codePoint, codePoint]);
}

/** Reads what follows a backslash, the back-references apart: one character, or a set of them. */
export function readEscape(reader: PatternReader): string | CharacterSet {
  const char = reader.next();
  if (char === 'p' || char === 'P') return readProperty(reader, char === 'P');
  const single = SINGLE[char];
  if (single !== undefined) return single;
  if (ESCAPED.has(char)) return char;
  const multi = MULTI[char.toLowerCase()];
  if (multi === undefined || !/^[a-zA-Z]$/.test(char)) throw new PatternError(`\\${char} is no escape`);
  return char === char.toLowerCase() ? multi : negatedSet(multi);
}

function readProperty(reader: PatternReader, isNegated: boolean): CharacterSet {
  if (!reader.take('{')) throw new PatternError('\\p names a property in braces');
  let name = '';
  while (!reader.take('}')) name += reader.next();
  const set = propertyNamed(name);
  return isNegated ? negatedSet(set) : set;
}

function propertyNamed(name: string): CharacterSet {
  if (CATEGORY.test(name)) return propertySet(`\\p{${name}}`);
  const block = name.startsWith('Is') ? unicodeBlock(name.slice(2)) : undefined;
  if (block === undefined) throw new PatternError(`there is no property ${name}`);
  const [first, last] = block.map((codePoint) => `\\u{${codePoint.toString(16)}}`);
  return propertySet(`${first}-${last}`);
}

/** Reads a character class expression after its `[` (XML Schema Part 2 §F.1). */
export function readClass(reader: PatternReader, depth = 0): CharacterSet {
  if (depth > MAX_CLASS_DEPTH) throw new PatternError('character classes are nested too deep');
  const isNegated = reader.take('^');
  const ranges: (readonly [number, number])[] = [];
  const properties: string[] = [];
  let without: CharacterSet | undefined;
  do {
    const item = readItem(reader);
    if (typeof item !== 'string') {
      ranges.push(...(item.isNegated ? [] : item.ranges));
      properties.push(...propertiesOf(item));
    } else ranges.push(readRange(reader, item));
    if (reader.take('-[')) {
      without = readClass(reader, depth + 1);
      if (reader.peek() !== ']') throw new PatternError('a subtraction ends its class');
    }
  } while (!reader.take(']'));
  return { isNegated, ranges, properties, without };
}

/** The properties of a set inside another; what is negated is written as one. */
function propertiesOf({ isNegated, ranges, properties }: CharacterSet): readonly string[] {
  if (!isNegated) return properties;
  const escaped = ranges.map(([a, b]) => `\\u{${a.toString(16)}}-\\u{${b.toString(16)}}`);
  return [`[^${escaped.join('')}${properties.join('')}]`];
}

function readItem(reader: PatternReader): string | CharacterSet {
  const char = reader.next();
  if (char === '\\') return readEscape(reader);
  if (char === '[' || char === ']') throw new PatternError(`${char} is escaped in a class`);
  return char;
}

/** A hyphen is itself at the beginning and the end of a class, a range anywhere else. */
function readRange(reader: PatternReader, first: string): readonly [number, number] {
  const start = first.codePointAt(0) ?? 0;
  const isRange = reader.peek() === '-' && reader.peek(1) !== ']' && reader.peek(1) !== '[';
  if (!isRange) return [start, start];
  reader.next();
  const last = readItem(reader);
  if (typeof last !== 'string') throw new PatternError('a range ends with one character');
  const end = last.codePointAt(0) ?? 0;
  if (end < start) throw new PatternError('a range begins with its first character');
  return [start, end];
}
