import { PROBLEMS, type ProblemKind } from '../../http/problem.ts';
import type { Bases } from '../../pages/document-address.ts';
import { messagesIn, wording } from '../../pages/messages/messages.ts';
import { packageVersion } from '../../release/index.ts';
import type { ApiFormat, ApiParameter } from './api-view.ts';
import type { PathItem } from './path-item.ts';

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Methods that OpenAPI 3.1 has a place for; QUERY is in the text. */
const METHODS = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;
const EVERYWHERE: readonly ProblemKind[] = [
  'malformed',
  'method-not-allowed',
  'address-too-long',
  'fields-too-large',
  'failed',
  'busy',
];
const STATUS_TEXT = { 200: 'The answer.', 204: 'Done.', 303: 'Leads on; see Location.' } as const;

/** The public interface as an OpenAPI 3.1 document; whatever keeps to the root is there where the other addresses have a prefix. */
export function openApi(items: readonly PathItem[], { base, namespace = base }: Bases, title: string): Json {
  const words = messagesIn('en').api;
  return {
    openapi: '3.1.1',
    info: {
      title,
      summary: words.lead,
      description: words.about.join('\n\n'),
      version: packageVersion(),
      license: { name: 'CC0 1.0 Universal', identifier: 'CC0-1.0' },
    },
    servers: [{ url: base.replace(/\/$/, '') }],
    externalDocs: { url: `${base}api` },
    security: [],
    tags: Object.entries(words.groups).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      items.flatMap((item) =>
        [...pathsOf(item)].map(([path, operations]) => [path, placed(item, operations)] as const),
      ),
    ),
    components: { schemas: { Problem: PROBLEM }, responses: problemResponses() },
  };

  function placed({ atRoot }: PathItem, operations: Json): Json {
    return atRoot && base !== namespace
      ? { servers: [{ url: namespace.replace(/\/$/, '') }], ...operations }
      : operations;
  }
}

const PROBLEM = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'status', 'title', 'kind', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Where this kind of problem is explained.' },
    status: { type: 'integer' },
    title: { type: 'string' },
    kind: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: { type: 'string' },
    line: { type: 'integer', description: 'Of a query, from 1.' },
    column: { type: 'integer', description: 'Of a query, from 1.' },
    links: {
      type: 'array',
      description: 'Addresses that may help.',
      items: {
        type: 'object',
        required: ['href', 'label'],
        properties: {
          href: { type: 'string', format: 'uri' },
          label: { type: 'string' },
          mediaType: { type: 'string' },
        },
      },
    },
  },
} as const;

function problemResponses(): Json {
  const { text } = messagesIn('en').problem;
  return Object.fromEntries(
    Object.keys(PROBLEMS).map((kind) => [
      kind,
      {
        description: wording(text, kind),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** The path of an item, and the one with a suffix where it has such addresses. */
function* pathsOf(item: PathItem): Iterable<readonly [string, Json]> {
  yield [item.path, operationsOf(item)];
  const extensions = item.formats.flatMap(({ extension }) => extension ?? []);
  if (extensions.length === 0) return;
  const suffix: ApiParameter = {
    name: 'extension',
    in: 'path',
    required: true,
    text: { en: 'The form, in place of negotiation.', lv: '' },
    schema: { type: 'string', enum: extensions },
  };
  const parameters = [...(item.parameters ?? []), suffix];
  yield [`${item.path}.{extension}`, operationsOf({ ...item, parameters })];
}

function operationsOf(item: PathItem): Json {
  const methods = (item.methods ?? ['GET']).filter((method) => method !== 'QUERY');
  return Object.fromEntries(methods.map((method) => [METHODS[method], operation(item, METHODS[method])]));
}

function operation(item: PathItem, method: string): Json {
  const { path, group, title, text, parameters = [], formats, status = 200, problems = [] } = item;
  const suffix = parameters.some(({ name }) => name === 'extension') ? ' in one form' : '';
  return {
    operationId: `${method} ${path}${suffix}`.replace(/[^A-Za-z]+(\w?)/g, (_, next: string) =>
      next.toUpperCase(),
    ),
    tags: [group],
    summary: title.en + suffix,
    ...(text && { description: text.en }),
    ...(parameters.length > 0 && {
      parameters: parameters.filter((one) => method === 'get' || one.in === 'path').map(parameter),
    }),
    ...(method === 'post' && { requestBody: bodyOf(item) }),
    responses: {
      [status]: {
        description: STATUS_TEXT[status],
        ...(formats.length > 0 && { content: content(formats) }),
      },
      ...responsesOf([...problems, ...EVERYWHERE]),
    },
  };
}

function bodyOf({ path, body }: PathItem): Json {
  if (body !== undefined) return { required: true, content: { [body]: {} } };
  if (path === '/sparql') return SPARQL_BODY;
  return { required: true, content: { 'application/x-www-form-urlencoded': {} } };
}

const SPARQL_BODY = {
  required: true,
  content: {
    'application/sparql-query': { schema: { type: 'string' } },
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', required: ['query'], properties: { query: { type: 'string' } } },
    },
  },
} as const;

function parameter({
  name,
  in: place,
  text,
  required = false,
  schema = { type: 'string' },
}: ApiParameter): Json {
  return { name, in: place, required, description: text.en, schema };
}

function content(formats: readonly ApiFormat[]): Json {
  return Object.fromEntries(formats.map(({ mediaType }) => [mediaType, {}]));
}

/** One response a status; kinds that share one are told apart by `kind`. */
function responsesOf(kinds: readonly ProblemKind[]): Json {
  const found = new Map(kinds.map((kind) => [String(PROBLEMS[kind].status), kind] as const).reverse());
  return Object.fromEntries(
    [...found].map(([status, kind]) => [status, { $ref: `#/components/responses/${kind}` }]),
  );
}
