import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceAll } from '../../../../src/engine/expressions/regex/replace.ts';
import { Matcher } from '../../../../src/engine/expressions/regex/set-matcher.ts';
import { CONTEXT, evaluate, limited, show } from './evaluate.ts';

const text = String.raw;

describe('REGEX in the dialect of XPath (F&O §7.6.1)', () => {
  it.each([
    [text`REGEX("aa", "^(a)\\1$")`, 'true'],
    [text`REGEX("ab", "^(a)\\1$")`, 'false'],
    [text`REGEX("abab", "^(a)(b)\\1\\2$")`, 'true'],
    [text`REGEX("aA", "^(a)\\1$", "i")`, 'true'],
    [text`REGEX("caac", "(a)(b)?\\2c")`, 'true'],
    [text`REGEX("a", "(a\\1)")`, 'error'],
    [text`REGEX("a", "\\1(a)")`, 'error'],
    [text`REGEX("xml:id", "^\\i\\c*$")`, 'true'],
    [text`REGEX("1x", "^\\i")`, 'false'],
    [text`REGEX("-", "^\\I\\C?$")`, 'true'],
    [text`REGEX("٣", "^\\d$")`, 'true'],
    [text`REGEX("a_", "^\\w+$")`, 'false'],
    [text`REGEX("a\u00A0", "\\s")`, 'false'],
    [text`REGEX("Łódź", "^\\p{Lu}\\p{Ll}+$")`, 'true'],
    [text`REGEX("Łódź", "\\P{L}")`, 'false'],
    [text`REGEX("abc", "^\\p{IsBasicLatin}+$")`, 'true'],
    [text`REGEX("ž", "^\\p{IsLatinExtended-A}$")`, 'true'],
    [text`REGEX("ж", "^\\P{IsCyrillic}$")`, 'false'],
    [text`REGEX("α", "^\\p{IsGreek}$")`, 'true'],
    [text`REGEX("a", "\\p{IsNowhere}")`, 'error'],
    [text`REGEX("a", "\\p{Xx}")`, 'error'],
    [text`REGEX("bcd", "^[a-z-[aeiou]]+$")`, 'true'],
    [text`REGEX("bad", "^[a-z-[aeiou]]+$")`, 'false'],
    [text`REGEX("e", "^[a-z-[a-m-[e]]]$")`, 'true'],
    [text`REGEX("5", "^[^\\D-[5]]$")`, 'false'],
    [text`REGEX("-", "^[a-]$")`, 'true'],
    [text`REGEX("-", "^[-a]$")`, 'true'],
    [text`REGEX("^", "^[a^]$")`, 'true'],
    [text`REGEX("]", "^[\\]\\[]$")`, 'true'],
    [text`REGEX("é", "^[^a-z]$")`, 'true'],
    [text`REGEX("Q", "^[^q]$", "i")`, 'false'],
    [text`REGEX("a", "\\p{Lu}", "i")`, 'false'],
    [text`REGEX("\u212A", "k", "i")`, 'true'],
    [text`REGEX("ABC", "b", "i")`, 'true'],
    [text`REGEX("ABC"@en, "B")`, 'true'],
    [text`REGEX("a\nb", "a.b")`, 'false'],
    [text`REGEX("a\nb", "a.b", "s")`, 'true'],
    [text`REGEX("a\rb", "a.b")`, 'true'],
    [text`REGEX("a\nb", "^b$")`, 'false'],
    [text`REGEX("a\nb", "^b$", "m")`, 'true'],
    [text`REGEX("a\n", "a$")`, 'false'],
    [text`REGEX("a\n", "\n^$", "m")`, 'false'],
    [text`REGEX("ab", " a b ", "x")`, 'true'],
    [text`REGEX("a b", "a[ ]b", "x")`, 'true'],
    [text`REGEX("a.b", "a.b", "q")`, 'true'],
    [text`REGEX("axb", "a.b", "q")`, 'false'],
    [text`REGEX("A.B", "a.b", "iq")`, 'true'],
    [text`REGEX("aaa", "^a{2,3}$")`, 'true'],
    [text`REGEX("aaaa", "^a{2,3}$")`, 'false'],
    [text`REGEX("aaaa", "^a{2,}$")`, 'true'],
    [text`REGEX("abab", "^(?:ab)*$")`, 'true'],
    [text`REGEX("", "^$")`, 'true'],
    [text`REGEX("", "^(|a)$")`, 'true'],
    [text`REGEX("\U0001F600", "^.$")`, 'true'],
    [text`REGEX("a$b", "a\\$b")`, 'true'],
    [text`REGEX("a", "a", "")`, 'true'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });

  it.each([
    '[',
    ']',
    '[]',
    '[^]',
    '(',
    ')',
    '{',
    '}',
    'a{',
    'a{,2}',
    'a{2,1}',
    'a{x}',
    '*',
    '+a',
    'a**',
    'a++',
    'a|*',
    '[b-a]',
    '[a-\\d]',
    '[[a]]',
    '[a-[b]c]',
    '\\',
    '\\b',
    '\\x41',
    '\\p',
    '\\pL',
    '\\p{',
    '(?=a)',
    '(?<n>a)',
    '[a-z-[b]',
  ])('%s is no pattern', (pattern) => {
    const quoted = JSON.stringify(pattern);
    expect(show(evaluate(`REGEX("a", ${quoted})`))).toBe('error');
  });

  it.each([
    'REGEX("a", "a", "g")',
    'REGEX(1, "1")',
    'REGEX("a", 1)',
    'REGEX("a", "a"@en)',
    'REGEX(<a>, "a")',
    'REGEX("a", "a", 1)',
  ])('%s is an error', (source) => {
    expect(show(evaluate(source))).toBe('error');
  });
});

describe('REPLACE (F&O §7.6.3)', () => {
  it.each([
    ['REPLACE("ab", "(a)(b)", "$2_$1")', '"b_a"'],
    ['REPLACE("darted", "^(.*?)d(.*)$", "$1c$2")', '"carted"'],
    ['REPLACE("abracadabra", "bra", "*")', '"a*cada*"'],
    ['REPLACE("abracadabra", "a.*a", "*")', '"*"'],
    ['REPLACE("abracadabra", "a.*?a", "*")', '"*c*bra"'],
    ['REPLACE("abracadabra", "a", "")', '"brcdbr"'],
    ['REPLACE("abracadabra", "a(.)", "a$1$1")', '"abbraccaddabbra"'],
    ['REPLACE("abracadabra", ".*?", "$1")', 'error'],
    ['REPLACE("AAAA", "A+", "b")', '"b"'],
    ['REPLACE("AAAA", "A+?", "b")', '"bbbb"'],
    ['REPLACE("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    ['REPLACE("abc", "(b)", "<$0>")', '"a<b>c"'],
    ['REPLACE("abc", "(b)", "$12")', '"ab2c"'],
    ['REPLACE("abc", "b", "$1")', '"ac"'],
    ['REPLACE("abc", "b", "$")', 'error'],
    ['REPLACE("abc", "b", "$x")', 'error'],
    [text`REPLACE("abc", "b", "\\$\\\\")`, '"a$\\c"'],
    [text`REPLACE("abc", "b", "\\n")`, 'error'],
    [text`REPLACE("abc", "b", "x\\")`, 'error'],
    ['REPLACE("a.c", ".", "$1", "q")', '"a$1c"'],
    ['REPLACE("ABC", "b", "x", "i")', '"AxC"'],
    ['REPLACE("chat"@fr, "t", "T")', '"chaT"@fr'],
    ['REPLACE("chat", "t"@fr, "T")', 'error'],
    ['REPLACE("chat", "t", "T"@fr)', 'error'],
    ['REPLACE("a\u{1F600}b", ".", "x")', '"xxx"'],
    ['REPLACE("abc", "x", "y")', '"abc"'],
    ['REPLACE("", "x", "y")', '""'],
    [text`REPLACE("aabb", "(a)\\1", "<$1>")`, '"<a>bb"'],
    ['REPLACE("ab", "a|ab", "x")', '"xb"'],
    ['REPLACE("ab", "ab|a", "x")', '"x"'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});

describe('patterns that would run away', () => {
  const long = `${'a'.repeat(50_000)}!`;

  it.each(['^(a+)+$', '(a|aa)+$', '(.*)*x', 'a*b', '(a?){30}a{30}b', '^(a|a?)+$', '(a*)*(b|c)'])(
    '%s ends in time linear in the text',
    (pattern) => {
      const budget = limited(long.length * 300);
      expect(new Matcher(pattern, '').test(long, budget)).toBe(false);
    },
  );

  it.each(['^(a+)+\\1x$', '^(a*)*\\1x', '(a+)(a+)\\1\\2x'])('%s ends with the budget', (pattern) => {
    expect(() => new Matcher(pattern, '').test(long, limited(100_000))).toThrow(RangeError);
  });

  it('ends with the budget where each of many matches looks to the end', () => {
    expect(() => replaceAll(new Matcher('a*x|a', ''), long, 'y', limited(1_000_000))).toThrow(RangeError);
  });

  it.each([
    '('.repeat(10_000),
    '['.repeat(10_000),
    `${'(a'.repeat(1000)}${')*'.repeat(1000)}`,
    '((a{1000}){1000}){1000}',
    '((){999999}){999999}',
    'a'.repeat(30_000),
  ])('refuses patterns beyond its bounds', (pattern) => {
    expect(show(evaluate('REGEX("a", ?pattern)', { pattern: literalOf(pattern) }))).toBe('error');
  });

  it('passes on what the budget throws', () => {
    const context = { ...CONTEXT, budget: limited(10) };
    expect(() => evaluate('REGEX("aaaaaaaaaaaaaaaaaa", "(a|b)*c")', {}, context)).toThrow(RangeError);
  });
});

function literalOf(value: string) {
  return {
    kind: 'literal',
    value,
    datatype: 'http://www.w3.org/2001/XMLSchema#string',
    language: '',
  } as const;
}

/** Patterns that mean the same in XPath and in JavaScript, which know other ways to repeat nothing. */
const patterns = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.array(tie('atom'), { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(
        tie('atom').filter((atom) => !new RegExp(`^(?:${atom})$`, 'v').test('')),
        fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}'),
      )
      .map((parts) => parts.join('')),
  ),
  atom: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '^', '$'),
    tie('pattern').map((pattern) => `(${pattern})`),
  ),
})).pattern;

const subjects = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

describe('patterns of both dialects', () => {
  it('match where JavaScript matches', () => {
    fc.assert(
      fc.property(patterns, subjects, (pattern, subject) => {
        const matcher = new Matcher(pattern, '');
        const expected = new RegExp(pattern, 'v').exec(subject);
        const slots = matcher.find(subject, 0, CONTEXT.budget);
        const extent = expected && [expected.index, expected.index + expected[0].length];
        expect(slots?.slice(0, 2)).toEqual(extent ?? undefined);
        expect(matcher.test(subject, CONTEXT.budget)).toBe(expected !== null);
      }),
      { numRuns: 2000 },
    );
  });
});
