import { describe, expect, it } from 'vitest';
import { evaluate, show } from './evaluate.ts';

describe('arithmetic (F&O §6.2)', () => {
  it.each([
    ['2012-2007+1', '6'],
    ['10-3-2', '5'],
    ['2 - -3', '5'],
    ['2+3*4', '14'],
    ['8/2/2', '"2.0"^^decimal'],
    ['6/2', '"3.0"^^decimal'],
    ['5/2', '"2.5"^^decimal'],
    ['1/3', '"0.333333333333333333333333"^^decimal'],
    ['2/3', '"0.666666666666666666666667"^^decimal'],
    ['-2/3', '"-0.666666666666666666666667"^^decimal'],
    ['1/0', 'error'],
    ['1.0/0.0', 'error'],
    ['1e0/0', '"INF"^^double'],
    ['-1e0/0', '"-INF"^^double'],
    ['0e0/0', '"NaN"^^double'],
    ['2.50 + 1', '"3.5"^^decimal'],
    ['1.5 * 2', '"3.0"^^decimal'],
    ['0 * -1', '0'],
    ['-(0)', '0'],
    ['1e0 + 1', '"2.0E0"^^double'],
    ['"1.5"^^xsd:float + 1', '"2.5E0"^^float'],
    ['"1.5"^^xsd:float + 1e0', '"2.5E0"^^double'],
    ['"0.1"^^xsd:float + "0.2"^^xsd:float', '"3.0E-1"^^float'],
    ['"1"^^xsd:byte + "1"^^xsd:unsignedLong', '2'],
    ['"200"^^xsd:byte + 1', 'error'],
    ['9007199254740992 + 1', '9007199254740993'],
    ['9007199254740993 - 9007199254740992', '1'],
    ['12345678901234567890 * 12345678901234567890', '152415787532388367501905199875019052100'],
    [
      '123456789.123456789 * 1000000000000.000000000001',
      '"123456789123456789000.000123456789123456789"^^decimal',
    ],
    ['1 + "1"', 'error'],
    ['1 + <a>', 'error'],
    ['-"007"^^xsd:short', '-7'],
    ['+"007"^^xsd:short', '7'],
    ['-"a"', 'error'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});

describe('functions on numbers (§17.4.4)', () => {
  it.each([
    ['ABS(-1)', '1'],
    ['ABS(-1.50)', '"1.5"^^decimal'],
    ['ABS(-12345678901234567890)', '12345678901234567890'],
    ['CEIL(10.5)', '"11.0"^^decimal'],
    ['CEIL(-10.5)', '"-10.0"^^decimal'],
    ['FLOOR(10.5)', '"10.0"^^decimal'],
    ['FLOOR(-10.5)', '"-11.0"^^decimal'],
    ['ROUND(2.5)', '"3.0"^^decimal'],
    ['ROUND(-2.5)', '"-2.0"^^decimal'],
    ['ROUND(2.4999)', '"2.0"^^decimal'],
    ['ROUND(2.5e0)', '"3.0E0"^^double'],
    ['CEIL("1.2"^^xsd:float)', '"2.0E0"^^float'],
    ['ROUND("5"^^xsd:byte)', '5'],
    ['ROUND("x")', 'error'],
    ['isNumeric("1200"^^xsd:byte)', 'false'],
    ['isNumeric(12345678901234567890)', 'true'],
    ['isNumeric("1.5")', 'false'],
    ['isNumeric("abc"^^xsd:integer)', 'false'],
    ['isNumeric(<a>)', 'false'],
    ['RAND() >= 0 && RAND() < 1', 'true'],
    ['DATATYPE(RAND())', '<http://www.w3.org/2001/XMLSchema#double>'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});

describe('the ranges of derived types (XSD Part 2 §3.4)', () => {
  it.each([
    ['byte', '-128', '127'],
    ['short', '-32768', '32767'],
    ['int', '-2147483648', '2147483647'],
    ['long', '-9223372036854775808', '9223372036854775807'],
    ['unsignedByte', '0', '255'],
    ['unsignedShort', '0', '65535'],
    ['unsignedInt', '0', '4294967295'],
    ['unsignedLong', '0', '18446744073709551615'],
  ])('xsd:%s reaches from %s to %s', (type, low, high) => {
    const isNumber = (value: bigint) => show(evaluate(`isNumeric("${value}"^^xsd:${type})`));
    expect(isNumber(BigInt(low))).toBe('true');
    expect(isNumber(BigInt(high))).toBe('true');
    expect(isNumber(BigInt(low) - 1n)).toBe('false');
    expect(isNumber(BigInt(high) + 1n)).toBe('false');
  });

  it.each([
    ['isNumeric("0"^^xsd:positiveInteger)', 'false'],
    ['isNumeric("0"^^xsd:negativeInteger)', 'false'],
    ['isNumeric("-0"^^xsd:nonNegativeInteger)', 'true'],
    ['isNumeric("1"^^xsd:nonPositiveInteger)', 'false'],
    ['isNumeric(" 1 "^^xsd:integer)', 'true'],
    ['isNumeric("1 1"^^xsd:integer)', 'false'],
    ['isNumeric("1."^^xsd:decimal)', 'true'],
    ['isNumeric(".5"^^xsd:decimal)', 'true'],
    ['isNumeric("."^^xsd:decimal)', 'false'],
    ['isNumeric("1e5"^^xsd:decimal)', 'false'],
    ['isNumeric("inf"^^xsd:double)', 'false'],
    ['isNumeric("0x1"^^xsd:double)', 'false'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});
