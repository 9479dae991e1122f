import fc from 'fast-check';
import {
  BOOLEANS,
  constant,
  DATE_TIMES,
  DATES,
  LITERALS,
  NODES,
  NUMBERS,
  OTHER_TIMES,
  STRINGS,
  TAGGED,
} from './terms.ts';

/** The variables that patterns bind. */
export const VARIABLES = ['?a', '?b', '?c', '?d'];
const variable = fc.constantFrom(...VARIABLES, '?g', '?e0', '?e1');

const other = fc.constantFrom(...OTHER_TIMES);

const PATTERNS = [
  '"a"',
  '"^a"',
  '"b$"',
  '"[a-c]+"',
  '"."',
  '"a.b"',
  '"(a)(b)?"',
  '"\\\\s"',
  '"x*"',
  '"[^a]"',
  '"a|b"',
  '"^$"',
  '"\\\\p{Lu}"',
  '"("',
  '"A"',
  '"(.)\\\\1"',
  '"\\\\."',
];
const FLAGS = ['""', '"i"', '"s"', '"m"', '"x"', '"q"', '"iq"', '"z"'];
/** Without those that match nothing at all, which REPLACE refuses, and without a lone dollar: departures.ts. */
const REPLACED = PATTERNS.filter((pattern) => !['"x*"', '"^$"'].includes(pattern));
const REPLACEMENTS = ['"x"', '""', '"$1"', '"$0"', '"😀"'];
const CASTS = ['integer', 'decimal', 'double', 'float', 'boolean', 'string', 'dateTime', 'date'];

type Text = fc.Arbitrary<string>;

const call = (names: readonly string[], ...parameters: readonly Text[]): Text =>
  fc
    .tuple(fc.constantFrom(...names), ...parameters)
    .map(([name, ...given]) => `${name}(${given.join(', ')})`);
const infix = (operators: readonly string[], left: Text, right: Text): Text =>
  fc.tuple(left, fc.constantFrom(...operators), right).map((parts) => `(${parts.join(' ')})`);
const weighted = (...choices: readonly (readonly [number, Text])[]): Text =>
  fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression', withCrossShrink: true },
    ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })),
  );

/** Expressions by what they mostly give; arguments are of the wrong kind now and then. */
export const { any, boolean } = fc.letrec<Record<'any' | 'boolean' | 'number' | 'string' | 'time', string>>(
  (tie) => {
    const all = tie('any');
    const mostly = (kind: Text): Text =>
      fc.oneof({ weight: 6, arbitrary: kind }, { weight: 1, arbitrary: all });
    const number = mostly(tie('number'));
    const string = mostly(tie('string'));
    const bool = mostly(tie('boolean'));
    const time = mostly(tie('time'));
    const list = fc.array(all, { minLength: 0, maxLength: 3 }).map((items) => `(${items.join(', ')})`);
    return {
      any: weighted(
        [3, variable],
        [2, constant],
        [2, tie('number')],
        [2, tie('string')],
        [2, tie('boolean')],
        [1, tie('time')],
        [1, call(['IF'], bool, all, all)],
        [1, fc.array(all, { minLength: 1, maxLength: 3 }).map((items) => `COALESCE(${items.join(', ')})`)],
        [1, call(['DATATYPE', 'IRI', 'xsd:string', 'xsd:boolean'], all)],
        [1, call(['STRDT'], string, fc.constantFrom('xsd:integer', 'xsd:decimal', 'xsd:date', ':dt'))],
        [1, call(['STRLANG'], string, fc.constantFrom('"en"', '"EN-us"', '""'))],
      ),
      boolean: weighted(
        [2, fc.constantFrom(...BOOLEANS)],
        [1, variable],
        [3, infix(['=', '!=', '<', '>', '<=', '>='], all, all)],
        [3, infix(['=', '!=', '<', '>', '<=', '>='], number, number)],
        [1, infix(['=', '<', '>='], time, time)],
        [2, infix(['&&', '||'], bool, bool)],
        [1, bool.map((one) => `(!${one})`)],
        [1, fc.tuple(all, fc.constantFrom('IN', 'NOT IN'), list).map((parts) => `(${parts.join(' ')})`)],
        [2, call(['STRSTARTS', 'STRENDS', 'CONTAINS'], string, string)],
        [1, call(['isIRI', 'isBlank', 'isLiteral', 'isNumeric', 'xsd:boolean'], all)],
        [1, variable.map((one) => `BOUND(${one})`)],
        [1, call(['sameTerm'], all, all)],
        [
          1,
          call(
            ['LANGMATCHES'],
            fc.oneof(call(['LANG'], all), fc.constantFrom('"en"', '"EN-gb"', '""')),
            fc.constantFrom('"*"', '"en"', '"EN-GB"', '""'),
          ),
        ],
        [1, call(['REGEX'], string, fc.constantFrom(...PATTERNS))],
        [1, call(['REGEX'], string, fc.constantFrom(...PATTERNS), fc.constantFrom(...FLAGS))],
      ),
      number: weighted(
        [4, fc.constantFrom(...NUMBERS)],
        [2, variable],
        [4, infix(['+', '-', '*', '/'], number, number)],
        [
          2,
          fc
            .tuple(number, fc.constantFrom('-', '+'), number, fc.constantFrom('-', '+', '*', '/'), number)
            .map((parts) => `(${parts.join(' ')})`),
        ],
        [1, number.map((one) => `(-${one})`)],
        [2, call(['ABS', 'CEIL', 'FLOOR', 'ROUND'], number)],
        [1, call(['STRLEN'], string)],
        [1, call(['YEAR', 'MONTH', 'DAY', 'HOURS', 'MINUTES', 'SECONDS'], fc.oneof(time, other))],
        [
          1,
          call(
            CASTS.slice(0, 4).map((name) => `xsd:${name}`),
            all,
          ),
        ],
      ),
      string: weighted(
        [4, fc.constantFrom(...STRINGS, ...TAGGED)],
        [2, variable],
        [2, call(['STR', 'LANG', 'xsd:string'], all)],
        [2, call(['UCASE', 'LCASE', 'ENCODE_FOR_URI', 'STR'], string)],
        [1, call(['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'], string)],
        [2, call(['STRBEFORE', 'STRAFTER'], string, string)],
        [1, call(['SUBSTR'], string, number)],
        [
          2,
          call(
            ['SUBSTR'],
            string,
            fc.constantFrom('1', '2', '3', '1.5', '1e0'),
            fc.constantFrom('1', '2', '0', '-1', '1e9', '1.5'),
          ),
        ],
        [2, fc.array(string, { maxLength: 3 }).map((items) => `CONCAT(${items.join(', ')})`)],
        [2, call(['REPLACE'], string, fc.constantFrom(...REPLACED), fc.constantFrom(...REPLACEMENTS))],
        [
          1,
          call(
            ['REPLACE'],
            string,
            fc.constantFrom(...REPLACED),
            fc.constantFrom(...REPLACEMENTS),
            fc.constantFrom(...FLAGS),
          ),
        ],
        [1, call(['TZ', 'TIMEZONE', 'STR'], fc.oneof(time, other))],
      ),
      time: weighted(
        [4, fc.constantFrom(...DATE_TIMES)],
        [2, fc.constantFrom(...DATES)],
        [2, variable],
        [
          1,
          call(
            ['xsd:dateTime', 'xsd:date'],
            fc.oneof(fc.constantFrom(...DATE_TIMES, ...DATES, '"2020-02-29T12:00:00Z"', '"2020-02-29"'), all),
          ),
        ],
      ),
    };
  },
);

/** A simple condition, for filters over data. */
export const condition: Text = fc.oneof(
  { withCrossShrink: true },
  infix(['=', '!=', '<', '>'], variable, fc.oneof(variable, fc.constantFrom(...LITERALS, ...NODES))),
  variable.map((one) => `BOUND(${one})`),
  variable.map((one) => `!BOUND(${one})`),
  boolean,
);
