import { describe, expect, it } from 'vitest';
import { evaluate, show } from './evaluate.ts';

const dateTime = (lexical: string) => `"${lexical}"^^xsd:dateTime`;

describe('the order of dates and times (XSD 1.1 §3.3.7.4)', () => {
  it.each([
    [`${dateTime('2020-01-01T00:00:00Z')} = ${dateTime('2020-01-01T02:00:00+02:00')}`, 'true'],
    [`${dateTime('2020-01-01T00:00:00.10Z')} = ${dateTime('2020-01-01T00:00:00.1Z')}`, 'true'],
    [`${dateTime('2020-01-01T00:00:00.12Z')} < ${dateTime('2020-01-01T00:00:00.123Z')}`, 'true'],
    [`${dateTime('2020-01-01T24:00:00Z')} = ${dateTime('2020-01-02T00:00:00Z')}`, 'true'],
    [`${dateTime('2020-01-01T00:00:00')} = ${dateTime('2020-01-01T00:00:00Z')}`, 'error'],
    [`${dateTime('2020-01-01T00:00:00')} != ${dateTime('2020-01-01T00:00:00Z')}`, 'error'],
    [`${dateTime('2020-01-01T00:00:00')} < ${dateTime('2020-01-01T14:00:00Z')}`, 'error'],
    [`${dateTime('2020-01-01T00:00:00')} < ${dateTime('2020-01-01T14:00:01Z')}`, 'true'],
    [`${dateTime('2020-01-01T00:00:00')} < ${dateTime('2020-01-01T14:00:00.5Z')}`, 'true'],
    [`${dateTime('2020-01-01T00:00:00')} = ${dateTime('2021-01-01T00:00:00Z')}`, 'false'],
    [`${dateTime('-0001-01-01T00:00:00Z')} < ${dateTime('0000-01-01T00:00:00Z')}`, 'true'],
    [`${dateTime('2019-02-29T00:00:00Z')} < ${dateTime('2020-01-01T00:00:00Z')}`, 'error'],
    [`${dateTime('2020-01-01T00:00:60Z')} < ${dateTime('2021-01-01T00:00:00Z')}`, 'error'],
    [`${dateTime('2020-01-01T00:00:00+14:01')} < ${dateTime('2021-01-01T00:00:00Z')}`, 'error'],
    ['"2006-08-23"^^xsd:date > "2006-08-22"^^xsd:date', 'true'],
    ['"2006-08-23Z"^^xsd:date > "2006-08-22"^^xsd:date', 'true'],
    ['"2006-08-23Z"^^xsd:date = "2006-08-23"^^xsd:date', 'error'],
    ['"2006-08-23Z"^^xsd:date = "2006-08-23+00:00"^^xsd:date', 'true'],
    ['"10:00:00Z"^^xsd:time < "10:00:01Z"^^xsd:time', 'true'],
    ['"1990"^^xsd:gYear < "1991"^^xsd:gYear', 'true'],
    ['"1990-12"^^xsd:gYearMonth < "1991-01"^^xsd:gYearMonth', 'true'],
    ['"1990"^^xsd:gYear < "1991-01"^^xsd:gYearMonth', 'error'],
    ['"--02-29"^^xsd:gMonthDay < "--03-01"^^xsd:gMonthDay', 'true'],
    ['"---05"^^xsd:gDay = "---05"^^xsd:gDay', 'true'],
    ['"--05"^^xsd:gMonth != "--06"^^xsd:gMonth', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});

describe('durations (F&O §10)', () => {
  it.each([
    ['"PT24H"^^xsd:dayTimeDuration = "P1D"^^xsd:dayTimeDuration', 'true'],
    ['"P1Y"^^xsd:duration = "P12M"^^xsd:yearMonthDuration', 'true'],
    ['"P1M"^^xsd:duration = "P30D"^^xsd:duration', 'false'],
    ['"P1M"^^xsd:yearMonthDuration < "P1Y"^^xsd:yearMonthDuration', 'true'],
    ['"P1M"^^xsd:duration < "P1Y"^^xsd:duration', 'error'],
    ['"P"^^xsd:duration = "P1D"^^xsd:duration', 'error'],
    ['"PT1H30M"^^xsd:dayTimeDuration + "PT45M"^^xsd:dayTimeDuration', '"PT2H15M"^^dayTimeDuration'],
    ['"P1D"^^xsd:dayTimeDuration * 1.5', '"P1DT12H"^^dayTimeDuration'],
    ['"P1Y"^^xsd:yearMonthDuration / 12', '"P1M"^^yearMonthDuration'],
    ['"P1D"^^xsd:dayTimeDuration / "PT6H"^^xsd:dayTimeDuration', '"4.0"^^decimal'],
    ['"P1D"^^xsd:dayTimeDuration - "P1D"^^xsd:dayTimeDuration', '"PT0S"^^dayTimeDuration'],
    ['"2020-01-31"^^xsd:date + "P1M"^^xsd:yearMonthDuration', '"2020-02-29"^^date'],
    ['"2020-03-01"^^xsd:date - "P1D"^^xsd:dayTimeDuration', '"2020-02-29"^^date'],
    ['"2020-03-01"^^xsd:date - "2020-02-01"^^xsd:date', '"P29D"^^dayTimeDuration'],
    [
      `${dateTime('2021-03-01T00:00:00.5Z')} - ${dateTime('2021-02-28T23:00:00Z')}`,
      '"PT1H0.5S"^^dayTimeDuration',
    ],
    [`${dateTime('1999-12-31T23:59:59Z')} + "PT1S"^^xsd:dayTimeDuration`, '"2000-01-01T00:00:00Z"^^dateTime'],
    ['"23:30:00"^^xsd:time + "PT1H"^^xsd:dayTimeDuration', '"00:30:00"^^time'],
    ['"23:30:00"^^xsd:time + "P1M"^^xsd:yearMonthDuration', 'error'],
    ['"P1D"^^xsd:dayTimeDuration + 1', 'error'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});

describe('functions on dates and times (§17.4.5)', () => {
  const moment = dateTime('2011-01-10T14:45:13.815-05:00');
  it.each([
    ['NOW()', '"2026-02-03T04:05:06.070Z"^^dateTime'],
    [`YEAR(${moment})`, '2011'],
    [`MONTH(${moment})`, '1'],
    [`DAY(${moment})`, '10'],
    [`HOURS(${moment})`, '14'],
    [`MINUTES(${moment})`, '45'],
    [`SECONDS(${moment})`, '"13.815"^^decimal'],
    [`TIMEZONE(${moment})`, '"-PT5H"^^dayTimeDuration'],
    [`TZ(${moment})`, '"-05:00"'],
    [`TIMEZONE(${dateTime('2011-01-10T14:45:13Z')})`, '"PT0S"^^dayTimeDuration'],
    [`TZ(${dateTime('2011-01-10T14:45:13Z')})`, '"Z"'],
    [`TIMEZONE(${dateTime('2011-01-10T14:45:13')})`, 'error'],
    [`TZ(${dateTime('2011-01-10T14:45:13')})`, '""'],
    [`YEAR(${dateTime('-0044-03-15T00:00:00')})`, '-44'],
    ['YEAR("2011-01-10"^^xsd:date)', '2011'],
    ['YEAR("2011-02-29"^^xsd:date)', 'error'],
    ['YEAR("2O11-01-10"^^xsd:date)', 'error'],
    ['YEAR("2011-1--10"^^xsd:date)', 'error'],
    ['YEAR("2011-01-10"^^xsd:gYear)', 'error'],
    ['DAY("0004-02-29"^^xsd:date)', '29'],
    ['YEAR("-11-01-10"^^xsd:date)', 'error'],
    ['YEAR("2011"^^xsd:gYear)', '2011'],
    ['MONTH("2011"^^xsd:gYear)', 'error'],
    ['HOURS("2011-01-10"^^xsd:date)', 'error'],
    ['YEAR("2011-01-10")', 'error'],
  ])('%s is %s', (source, expected) => {
    expect(show(evaluate(source))).toBe(expected);
  });
});
