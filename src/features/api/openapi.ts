import { PROBLEMS, type ProblemKind } from '../../http/problem.ts';
import type { Parameter, Route, RouteForm } from '../../http/route.ts';
import type { Bases } from '../../pages/document-address.ts';
import { isPublicDomain, licenceAddress, licenceName } from '../../pages/layout/frame.ts';
import { type Messages, messagesIn, wording } from '../../pages/messages/messages.ts';
import { packageVersion } from '../../release/index.ts';

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
export function openApi(
  routes: readonly Route[],
  { base, namespace = base }: Bases,
  { title, licence }: { readonly title: string; readonly licence?: string | undefined },
): Json {
  const messages = messagesIn('en');
  const words = messages.api;
  return {
    openapi: '3.1.1',
    info: {
      title,
      summary: words.lead,
      description: words.about.join('\n\n'),
      version: packageVersion(),
      ...licenceOf(licence),
    },
    servers: [{ url: base.replace(/\/$/, '') }],
    externalDocs: { url: `${base}api` },
    security: [],
    tags: Object.entries(words.groups).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      routes.flatMap((route) =>
        [...pathsOf(route, messages)].map(([path, operations]) => [path, placed(route, operations)] as const),
      ),
    ),
    components: { schemas: { Problem: PROBLEM }, responses: problemResponses() },
  };

  function placed({ atRoot }: Route, operations: Json): Json {
    return atRoot && base !== namespace
      ? { servers: [{ url: namespace.replace(/\/$/, '') }], ...operations }
      : operations;
  }
}

/** The licence of the data, where one is stated. */
function licenceOf(licence: string | undefined): Json {
  const address = licenceAddress(licence);
  if (address === undefined) return {};
  if (isPublicDomain(address)) return { license: { name: 'CC0 1.0 Universal', identifier: 'CC0-1.0' } };
  return { license: { name: licenceName(address), url: address } };
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

/** The path of a route, and the one with a suffix where it has such addresses. */
function* pathsOf(route: Route, messages: Messages): Iterable<readonly [string, Json]> {
  yield [route.path, operationsOf(route, messages)];
  const extensions = route.forms.flatMap(({ extension }) => extension ?? []);
  if (extensions.length === 0) return;
  const suffix: Parameter = {
    name: 'extension',
    in: 'path',
    required: true,
    text: ({ api }) => api.parameterTexts.format,
    schema: { type: 'string', enum: extensions },
  };
  const parameters = [...(route.parameters ?? []), suffix];
  yield [`${route.path}.{extension}`, operationsOf({ ...route, parameters }, messages)];
}

function operationsOf(route: Route, messages: Messages): Json {
  const methods = (route.methods ?? ['GET']).filter((method) => method !== 'QUERY');
  return Object.fromEntries(
    methods.map((method) => [METHODS[method], operation(route, METHODS[method], messages)]),
  );
}

function operation(route: Route, method: string, messages: Messages): Json {
  const { path, group, title, parameters = [], forms, status = 200, problems = [] } = route;
  const text = route.text?.(messages);
  const suffix = parameters.some(({ name }) => name === 'extension') ? ' in one form' : '';
  return {
    operationId: `${method} ${path}${suffix}`.replace(/[^A-Za-z]+(\w?)/g, (_, next: string) =>
      next.toUpperCase(),
    ),
    tags: [group],
    summary: title(messages) + suffix,
    ...(text && { description: text }),
    ...(parameters.length > 0 && {
      parameters: parameters
        .filter((one) => method === 'get' || one.in === 'path')
        .map((one) => parameter(one, messages)),
    }),
    ...(method === 'post' && { requestBody: bodyOf(route) }),
    responses: {
      [status]: {
        description: STATUS_TEXT[status],
        ...(forms.length > 0 && { content: content(forms) }),
      },
      ...responsesOf([...problems, ...EVERYWHERE]),
    },
  };
}

function bodyOf({ body = { 'application/x-www-form-urlencoded': {} } }: Route): Json {
  return { required: true, content: body };
}

function parameter(one: Parameter, messages: Messages): Json {
  const { name, required = false, text, schema = { type: 'string' } } = one;
  return { name, in: one.in, required, description: text(messages), schema };
}

function content(forms: readonly RouteForm[]): Json {
  return Object.fromEntries(forms.map(({ mediaType }) => [mediaType, {}]));
}

/** One response a status; kinds that share one are told apart by `kind`. */
function responsesOf(kinds: readonly ProblemKind[]): Json {
  const found = new Map(kinds.map((kind) => [String(PROBLEMS[kind].status), kind] as const).reverse());
  return Object.fromEntries(
    [...found].map(([status, kind]) => [status, { $ref: `#/components/responses/${kind}` }]),
  );
}
