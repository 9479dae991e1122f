import { describe, expect, it } from 'vitest';
import { XSD } from '../../../src/rdf/vocabularies.ts';
import { day, endBeforeStart, interval, partialDate } from '../../../src/records/mapping/values.ts';

describe('partial dates', () => {
  it.each([
    [2007, '2007', XSD.gYear, '2007-01-01', '2007-12-31'],
    ['2007', '2007', XSD.gYear, '2007-01-01', '2007-12-31'],
    ['0836', '0836', XSD.gYear, '0836-01-01', '0836-12-31'],
    ['2012-09', '2012-09', XSD.gYearMonth, '2012-09-01', '2012-09-30'],
    ['2011-02', '2011-02', XSD.gYearMonth, '2011-02-01', '2011-02-28'],
    ['2012-02', '2012-02', XSD.gYearMonth, '2012-02-01', '2012-02-29'],
    ['1900-02', '1900-02', XSD.gYearMonth, '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02', XSD.gYearMonth, '2000-02-01', '2000-02-29'],
    ['1993-12-17', '1993-12-17', XSD.date, '1993-12-17', '1993-12-17'],
    ['2024-02-29', '2024-02-29', XSD.date, '2024-02-29', '2024-02-29'],
  ])('%s is %s and lies between its bounds', (value, lexical, datatype, earliest, latest) => {
    expect(interval(value)).toEqual({ lexical, datatype, earliest, latest });
    expect(partialDate.safeParse(value).success).toBe(true);
  });

  it.each([
    '1993-13-40',
    '2011-02-29',
    '2011-02-31',
    '1900-02-29',
    '2011-00',
    '2011-13',
    '2011-04-31',
    '2011-01-00',
    '0000',
    0,
    93,
    -5,
    10000,
    2012.5,
    '93',
    '1993-1-1',
    '1993/12/17',
    '17.12.1993',
    '1993-12-17T00:00:00',
    '+1993',
    ' 1993',
    '1993 ',
    '',
    'soon',
    true,
    null,
  ])('%j is none', (value) => {
    expect(partialDate.safeParse(value).success).toBe(false);
  });

  it.each([
    ['1993-12-17', true],
    ['2011-02-29', false],
    ['1993-12', false],
    [1993, false],
  ])('%j is a day: %s', (value, isDay) => {
    expect(day.safeParse(value).success).toBe(isDay);
  });

  it.each([
    [2007, 2006, true],
    ['2007-05', '2007-04-30', true],
    ['2007-05', 2007, false],
    [2007, '2007-01-01', false],
    ['2007-05-02', '2007-05-01', true],
    ['2007-05-01', '2007-05-01', false],
    [undefined, 2007, false],
    [2007, undefined, false],
  ])('a start %s and an end %s are at fault: %s', (start, end, isFault) => {
    expect([...endBeforeStart({ start, end })]).toHaveLength(isFault ? 1 : 0);
  });
});
