import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/query/parsing/parse.ts';
import { parseAside } from '../../../src/query/parsing/parse-in-worker.ts';

const padding = '?s ?p ?o . '.repeat(300);

test.each([
  ['a short query', 'SELECT * FROM <http://x/g> { ?s ?p ?o }'],
  ['a long query', `SELECT * FROM <http://x/g> { ${padding} SERVICE ?u { ?u ?v ?w } }`],
])('%s is parsed alike beside and within', async (_, query) => {
  const aside = (await parseAside(query)).query();
  const beside = parseQuery(`${query} `);
  const template = { ...aside.template, id: beside.template.id };
  expect({ ...aside, template }).toEqual(beside);
  expect((await parseAside(query)).query().template).toBe(aside.template);
});

test('a long query that is none is told with its place', async () => {
  const parsing = await parseAside(`SELECT * {\n${padding} ?s ?p }`);
  expect(parsing.took).toBeGreaterThan(0);
  expect(() => parsing.query()).toThrow(expect.objectContaining({ kind: 'malformed', line: 2 }));
});

test('others go on while a long query is parsed', async () => {
  const numbers = `ASK { VALUES ?x { ${'1 '.repeat(15_000)} } }`;
  let turns = 0;
  const counting = setInterval(() => turns++, 5);
  const { took } = await parseAside(numbers);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(Math.min(10, took / 50));
});
