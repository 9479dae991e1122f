import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOfTrig, rowsOf, run } from './dataset.ts';

const TERMS = [
  '1',
  '01',
  '1.0',
  '2.5',
  '1e0',
  '"a"',
  '"b"@en',
  ':x',
  '_:n',
  'true',
  '"2020-01-01"^^xsd:date',
];
const DATA = Array.from(
  { length: 9_000 },
  (_, n) => `:s${n} v:n ${n % 700} ; v:t ${TERMS[n % TERMS.length]} .`,
);
const index = await indexOfTrig(DATA.join('\n'));

describe('ORDER BY with LIMIT', () => {
  it('gives the first rows of the whole order, ties included', () => {
    const keys = fc.constantFrom('?t', '?n', 'DESC(?t)', 'DESC(?n)', 'STR(?n)', '(?n * 2)', 'DESC(?nowhere)');
    const order = fc.array(keys, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(order, fc.nat(40), fc.nat(5_000), (all, limit, offset) => {
        const query = `SELECT ?s ?n { ?s v:n ?n ; v:t ?t } ORDER BY ${all.join(' ')}`;
        const whole = rowsOf(index, query);
        expect(rowsOf(index, `${query} LIMIT ${limit} OFFSET ${offset}`)).toEqual(
          whole.slice(offset, offset + limit),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('holds no more than those', () => {
    const query = 'SELECT * { ?a v:n 1 . ?b v:n ?n . ?c v:n ?n } ORDER BY DESC(?c) ?b LIMIT 3';
    expect(rowsOf(index, query, { maxBytes: 3_000_000 })).toHaveLength(3);
    const execution = run(index, query, { isTraced: true });
    execution.write('text/csv');
    expect(JSON.stringify(execution.explain())).toContain('"operator":"first"');
  });
});
