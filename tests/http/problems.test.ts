import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELP, HELPED_BY, PROBLEMS, Problem, type ProblemKind } from '../../src/http/problem.ts';
import { respondProblem } from '../../src/http/problem-response.ts';
import { openOperations } from '../../src/http/serving/operations.ts';
import { openSite, type Site } from '../../src/http/serving/publication.ts';
import { LANGUAGES, messagesIn, wording } from '../../src/pages/messages/messages.ts';
import { readable } from '../unit/pages/fixtures.ts';
import { BASE, type Published, publishFiles } from './publication.ts';

let published: Published;
let site: Site;
beforeAll(async () => {
  published = await publishFiles('./fixture.trig');
  const settings = { queryTimeout: 1000, maxResultBytes: 1000 };
  site = openSite(published.publication, settings, openOperations({}));
}, 60_000);
afterAll(() => published.close());

const KINDS = Object.keys(PROBLEMS) as ProblemKind[];

interface ProblemJson {
  readonly links?: readonly { readonly href: string }[];
}

function answer(problem: Problem, headers: Record<string, string>) {
  const app = new Hono();
  app.get('*', (c) => respondProblem(c, site, problem));
  return app.request('/somewhere?x=1', { headers });
}

describe('a problem of every kind', () => {
  it.each(KINDS)('is told to programs: %s', async (kind) => {
    const response = await answer(new Problem(kind, 'One sentence.'), { accept: 'application/json' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      PROBLEMS[kind].status,
      'application/problem+json',
    ]);
    const json = (await response.json()) as ProblemJson;
    expect(json).toMatchObject({
      type: `${BASE}api#${kind}`,
      kind,
      detail: 'One sentence.',
      status: response.status,
    });
    const helpful = (HELPED_BY[kind] ?? []).map((key) => BASE + HELP[key]);
    expect((json.links ?? []).map(({ href }) => href)).toEqual(helpful);
  });

  it.each(LANGUAGES.flatMap((language) => KINDS.map((kind) => [language, kind] as const)))(
    'is a page in %s: %s',
    async (language, kind) => {
      const details = { fields: { 'retry-after': '7' } };
      const response = await answer(new Problem(kind, 'One sentence.', details), {
        accept: 'text/html',
        'accept-language': language,
      });
      const html = await response.text();
      const { problem } = messagesIn(language);
      expect([response.status, response.headers.get('content-language')]).toEqual([
        PROBLEMS[kind].status,
        language,
      ]);
      for (const words of [wording(problem.title, kind), wording(problem.text, kind), problem.retry(7)]) {
        expect(readable(html)).toContain(readable(words));
      }
      if (Object.hasOwn(problem.next, kind))
        expect(readable(html)).toContain(readable(wording(problem.next, kind)));
      for (const key of HELPED_BY[kind] ?? []) {
        expect(html).toContain(`href="/${HELP[key]}"`);
        expect(html).toContain(problem.help[key]);
      }
      expect(html).toContain('content="noindex"');
    },
  );
});

describe('what is not available in the form asked for', () => {
  it('is listed for programs, with media types', async () => {
    const response = await published.app.request('/dataset', { headers: { accept: 'image/png' } });
    expect(response.status).toBe(406);
    expect(((await response.json()) as ProblemJson).links).toContainEqual({
      href: `${BASE}dataset.ttl`,
      label: 'Turtle',
      mediaType: 'text/turtle',
    });
  });

  it('is listed for people where there is no page', async () => {
    const response = await published.app.request('/dataset/linkset', { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      406,
      'text/html; charset=utf-8',
    ]);
    const html = await response.text();
    expect(html).toMatch(/<a href="\/dataset\/linkset\.json" type="application\/linkset\+json">/);
    expect(readable(html)).toContain('application/linkset+json');
  });
});

describe('what helps', () => {
  it('is there', async () => {
    for (const address of Object.values(HELP)) {
      const [path, fragment] = address.split('#');
      const response = await published.app.request(`/${path}`, { headers: { accept: 'text/html' } });
      expect(response.status, address).toBe(200);
      if (fragment) expect(await response.text()).toContain(`id="${fragment}"`);
    }
  });
});
