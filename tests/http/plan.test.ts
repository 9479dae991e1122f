import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Published, publishFiles } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishFiles('./fixture.trig');
}, 60_000);
afterAll(() => published.close());

const PLAN = 'application/json;profile=plan';
const SELECT =
  'SELECT ?s WHERE { ?s <http://other.example/terms#crosses> ?o OPTIONAL { ?o ?p ?q } FILTER(ISIRI(?s)) } ORDER BY ?s LIMIT 5';

interface Step {
  readonly operator: string;
  readonly estimate: number;
  readonly rows?: number;
  readonly milliseconds?: number;
  readonly inputs: readonly Step[];
}

interface Explanation {
  readonly form: string;
  readonly rows: number;
  readonly milliseconds: number;
  readonly plan: Step;
}

const ask = (query: string, accept = '*/*', more = '') =>
  published.app.request(`/sparql?query=${encodeURIComponent(query)}${more}`, { headers: { accept } });
const stepsOf = (step: Step): Step[] => [step, ...step.inputs.flatMap(stepsOf)];

describe('how a query is answered', () => {
  it.each([
    [PLAN, ''],
    ['application/json; profile="plan", */*;q=0.1', ''],
    ['*/*', '&explain'],
    ['text/html', '&explain=true'],
  ])('is told for Accept: %s%s', async (accept, more) => {
    const response = await ask(SELECT, accept, more);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(PLAN);
    expect(response.headers.get('cache-control')).toMatch(/no-store/);
    const { form, rows, milliseconds, plan } = (await response.json()) as Explanation;
    const count = (await (await ask(SELECT, 'text/csv')).text()).trim().split('\r\n').length - 1;
    expect({ form, rows }).toEqual({ form: 'select', rows: count });
    expect(plan).toMatchObject({ rows: count, estimate: expect.any(Number) });
    expect(plan.milliseconds).toBeLessThanOrEqual(milliseconds);
    expect(stepsOf(plan).map(({ operator }) => operator)).toEqual(
      expect.arrayContaining(['slice', 'first', 'scan']),
    );
  });

  it.each([
    ['ASK { ?s ?p ?o }', 'ask', 1],
    ['ASK { ?s <urn:nowhere> ?o }', 'ask', 0],
    ['CONSTRUCT { ?s <urn:p> 1 } WHERE { ?s ?p ?o } LIMIT 1', 'construct', 1],
  ])('is told of %s', async (query, form, rows) => {
    expect(await (await ask(query, PLAN)).json()).toMatchObject({ form, rows });
  });

  it('is nothing else than the answer for who names no profile', async () => {
    const response = await ask(SELECT, 'application/json');
    expect(response.headers.get('content-type')).toBe('application/sparql-results+json');
  });

  it('is refused as the query itself is', async () => {
    expect((await ask('SELECT * {', PLAN)).status).toBe(400);
    expect((await ask('SELECT * { ?s ?p ?o FILTER(<urn:unknown>(?o)) }', PLAN)).status).toBe(403);
  });
});
