import { expect, it } from 'vitest';
import { confirmedDates } from '../../../../src/pages/parts/confirmation.ts';
import { Statements } from '../../../../src/pages/statements/statements.ts';
import { about, date, PARTNERSHIP } from '../fixtures.ts';

it.each([
  ['active', ['2024-03-15']],
  ['suspended', ['2024-03-15']],
  ['ended', []],
])('a source that says %s confirms a partnership at %j', (status, dates) => {
  const quads = about(PARTNERSHIP, {
    'mp:status': [`https://w3id.org/munpart/def/status/${status}`],
    'mp:statusAsOf': [date('2024-03-15')],
  });
  expect(confirmedDates(PARTNERSHIP, { statements: new Statements(quads) })).toEqual(dates);
});
