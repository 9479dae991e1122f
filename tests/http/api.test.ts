import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiView } from '../../src/features/api/handlers.ts';
import { ROUTES } from '../../src/features/index.ts';
import { type Example, patternsOf } from '../../src/http/route.ts';
import { openOperations } from '../../src/http/serving/operations.ts';
import { openSite } from '../../src/http/serving/publication.ts';
import { LANGUAGES, messagesIn } from '../../src/pages/messages/messages.ts';
import { readable } from '../unit/pages/fixtures.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
let document: OpenApi;
beforeAll(async () => {
  published = await publishRecords();
  document = (await (await published.app.request('/openapi.json')).json()) as OpenApi;
}, 60_000);
afterAll(() => published.close());

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>;
}

interface OpenApi {
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, object>> };
}

/** What OpenAPI 3.1 demands of the parts that this document has. */
const object = (required: readonly string[], properties: object, rest: object = {}) => ({
  type: 'object',
  required,
  properties,
  ...rest,
});
const text = { type: 'string', minLength: 1 };
const content = { type: 'object', propertyNames: { pattern: '^[^/ ]+/[^/ ;]+$' } };
const response = {
  anyOf: [
    object(['$ref'], { $ref: { type: 'string', pattern: '^#/components/responses/' } }),
    object(['description'], { description: text, content }, { not: { required: ['$ref'] } }),
  ],
};
const operation = object(['operationId', 'summary', 'tags', 'responses'], {
  operationId: { type: 'string', pattern: '^[a-zA-Z]+$' },
  parameters: {
    type: 'array',
    items: object(['name', 'in', 'schema', 'description'], {
      in: { enum: ['path', 'query', 'header'] },
      schema: { type: 'object' },
      description: text,
    }),
  },
  requestBody: object(['content'], { content }),
  responses: {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: '^[1-5]\\d\\d$' },
    additionalProperties: response,
  },
});
const SCHEMA = object(['openapi', 'info', 'paths', 'servers'], {
  openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
  info: object(['title', 'version'], { title: text, version: text }),
  servers: {
    type: 'array',
    items: object(['url'], { url: { type: 'string', pattern: '^https?://.*[^/]$' } }),
  },
  paths: {
    type: 'object',
    propertyNames: { pattern: '^/' },
    additionalProperties: {
      type: 'object',
      minProperties: 1,
      propertyNames: { enum: ['get', 'post', 'delete'] },
      additionalProperties: operation,
    },
  },
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => ({ path, method, ...one })),
  );

describe('/openapi.json', () => {
  it('has what OpenAPI 3.1 demands', () => {
    const ajv = new Ajv({ strict: false });
    expect(ajv.validate(SCHEMA, document), ajv.errorsText()).toBe(true);
    expect(document.servers).toEqual([{ url: BASE.replace(/\/$/, '') }]);
  });

  it('names every operation differently and every parameter of a path', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, parameters = [] } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name).sort(), path).toEqual(named.sort());
      expect(
        declared.every(({ required }) => required),
        path,
      ).toBe(true);
    }
  });

  it('refers to nothing that is not there', () => {
    const tags = document.tags.map(({ name }) => name);
    for (const { tags: used, responses } of operations()) {
      expect(tags).toEqual(expect.arrayContaining([...used]));
      for (const { $ref } of Object.values(responses)) {
        if ($ref) expect(document.components.responses).toHaveProperty($ref.split('/').at(-1) ?? '');
      }
    }
  });
});

describe('the list of addresses', () => {
  const known = new Set(ROUTES.flatMap(patternsOf));

  it('has every route of the router', () => {
    const routes = [...new Set(published.app.routes.map(({ path }) => path))];
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => !known.has(route))).toEqual([]);
  });

  it('has no route that the router has not, with the same methods', () => {
    for (const route of ROUTES) {
      for (const pattern of patternsOf(route)) {
        const found = published.app.routes.filter(({ path }) => path === pattern).map(({ method }) => method);
        expect([...new Set(found)].sort(), pattern).toEqual([...(route.methods ?? ['GET'])].sort());
      }
    }
  });

  it('gives every address its words in both languages, no two the same path', () => {
    for (const { path, title, text: words, parameters = [] } of ROUTES) {
      const texts = [title, ...parameters.map((one) => one.text)];
      const [en = [], lv = []] = (['en', 'lv'] as const).map((language) =>
        [...texts.map((text) => text(messagesIn(language))), words?.(messagesIn(language))].filter(
          (one) => one !== undefined,
        ),
      );
      expect(en.length, path).toBe(lv.length);
      for (const one of [...en, ...lv]) expect(one, path).toMatch(/\S/);
    }
    const paths = ROUTES.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('the examples', () => {
  const site = () =>
    openSite(published.publication, { queryTimeout: 10_000, maxResultBytes: 1_000_000 }, openOperations({}));

  it('are answered in a form that their address offers', async () => {
    const shown = apiView(site(), ROUTES).routes;
    expect(shown.filter(({ example }) => example).length).toBeGreaterThan(25);
    for (const { path, example, status = 200, forms } of shown) {
      if (!example) continue;
      const answer = await ask(example);
      expect(answer.status, path).toBe(status);
      const type = answer.headers.get('content-type')?.split(';')[0];
      if (status === 200 && forms.every(({ mediaType }) => mediaType !== '*/*')) {
        expect(
          forms.map(({ mediaType }) => mediaType),
          path,
        ).toContain(type);
      }
      if (example.accept) expect(type, path).toBe(example.accept);
    }
  }, 60_000);

  function ask({ path, accept = '*/*', body }: Example) {
    return published.app.request(`/${path}`, {
      headers: { accept, ...(body && { 'content-type': body.mediaType }) },
      ...(body && { method: 'POST', body: body.text }),
    });
  }
});

describe('/api', () => {
  it.each(LANGUAGES)(
    'shows every address with its command, the limits and the problems in %s',
    async (language) => {
      const answer = await published.app.request(`/api?lang=${language}`, {
        headers: { accept: 'text/html' },
      });
      const html = await answer.text();
      const words = readable(html);
      // What looks at data of any kind is not there for records.
      for (const { path, title } of ROUTES.filter(({ path: own }) => !own.startsWith('/browse'))) {
        expect(words).toContain(path);
        expect(words).toContain(title(messagesIn(language)));
      }
      expect(words).toContain(`curl -H 'Accept: text/turtle' ${BASE}doc/`);
      expect(html).toContain('<tr id="too-many">');
      expect(words).toContain(messagesIn(language).api.seconds(10));
      expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    },
  );
});
