import { describe, expect, test } from 'vitest';
import { dateOrder, readDate } from '../../../../src/spreadsheets/cells/dates.ts';

describe('dates as people write them', () => {
  test.each<[string, string | number]>([
    ['2007-06-10', '2007-06-10'],
    ['2007-06', '2007-06'],
    ['2015', 2015],
    ['2015.', 2015],
    ['10.06.2007', '2007-06-10'],
    ['10.6.2007.', '2007-06-10'],
    ['10. 06. 2007', '2007-06-10'],
    ['2007.06.10.', '2007-06-10'],
    ['2007/06/10', '2007-06-10'],
    ['06.2007', '2007-06'],
    ['06/2007', '2007-06'],
    ['31/12/2007', '2007-12-31'],
    ['12/31/2007', '2007-12-31'],
    ['06/06/2007', '2007-06-06'],
    ['2007-06-10T00:00:00', '2007-06-10'],
    ['2007-06-10 00:00', '2007-06-10'],
    ['June 2007', '2007-06'],
    ['September 2012', '2012-09'],
    ['10 June 2007', '2007-06-10'],
    ['10th of June, 2007', '2007-06-10'],
    ['June 10, 2007', '2007-06-10'],
    ['Feb 29 2012', '2012-02-29'],
    ['since 2015', 2015],
    ['Since June 2007', '2007-06'],
    ['from 10.06.2007', '2007-06-10'],
    ['kopš 2015.gada', 2015],
    ['kopš 2015. gada', 2015],
    ['2015.g.', 2015],
    ['2015. gads', 2015],
    ['2007. gada 10. jūnijā', '2007-06-10'],
    ['2007.gada jūnijs', '2007-06'],
    ['2007. gada jūnijā', '2007-06'],
    ['kopš 2007. gada 10. jūnija', '2007-06-10'],
    ['10. jūnijs 2007', '2007-06-10'],
    ['2012. gada septembrī', '2012-09'],
    ['2009. gada maijā', '2009-05'],
    ['2009. gada martā', '2009-03'],
    ['\u00a02007.\u00a0gada 1. decembrī ', '2007-12-01'],
  ])('%s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  test.each([
    '',
    'bieži',
    '10.06.07',
    '1992/2011',
    '2007-2010',
    '31.02.2007',
    '12.31.2007',
    '2007-13',
    'ap 2015',
    'ca. 2015',
    'June 2007 – May 2010',
    '10 2007',
    '93',
    '39243',
    '0000',
    'maybe 2015',
    'x'.repeat(100_000),
    '1'.repeat(100_000),
  ])('%s is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test.each<[string, 'dmy' | 'mdy' | undefined, unknown]>([
    ['10/06/2007', undefined, 'ambiguous'],
    ['10/06/2007', 'dmy', '2007-06-10'],
    ['10/06/2007', 'mdy', '2007-10-06'],
    ['10-06-2007', undefined, 'ambiguous'],
    ['31/12/2007', 'mdy', undefined],
    ['10.06.2007', 'mdy', '2007-06-10'],
  ])('%s with the order %s', (text, order, date) => {
    expect(readDate(text, { order })).toBe(date);
  });

  test.each<[string[], unknown]>([
    [['10/06/2007', '31/12/2007', '2015'], 'dmy'],
    [['10/06/2007', '12/31/2007'], 'mdy'],
    [['10/06/2007', '05/05/2007', '31.12.2007'], undefined],
    [['31/12/2007', '12/31/2007'], undefined],
  ])('the column %j shows its order', (cells, order) => {
    expect(dateOrder(cells)).toBe(order);
  });
});
