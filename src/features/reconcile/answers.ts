import type { Context } from 'hono';
import { CACHE, COMMON } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import { bytesOf, JSON_FORM, type Locale } from '../../http/representation.ts';
import { localeOf, respond } from '../../http/respond.ts';
import { documents, type Site } from '../../http/serving/publication.ts';
import { nameQueryOf, namesOf } from '../names/names.ts';
import { extend, readExtension } from './extend.ts';
import { propertiesOf } from './properties.ts';
import { MalformedBatch } from './queries.ts';
import { suggestEntities, suggestProperties, suggestTypes } from './suggest.ts';

/** What reading gives, its faults as Problems. */
export function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof MalformedBatch)) throw error;
    throw new Problem(error.isTooLarge ? 'too-large' : 'malformed', error.message, { cause: error });
  }
}

/** The values of an extension; throws a Problem where it is malformed or too large. */
export async function extended(site: Site, json: unknown, { language }: Locale) {
  const query = read(() => readExtension(json));
  return extend(await namesOf(site), documents(site), query, language);
}

/** Throws a Problem `too-large` where there are more than so many. */
export function checkSize(size: number, max: number, what: string): void {
  if (size > max) throw new Problem('too-large', `There may be ${max} ${what} at a time.`);
}

/** Suggestions of entities, types or properties by how their names begin, or by their ids. */
export async function suggest(c: Context, site: Site): Promise<Response> {
  const what = c.req.param('what');
  const prefix = nameQueryOf(c.req.query('prefix'));
  const cursor = cursorOf(c.req.query('cursor'));
  const index = await namesOf(site);
  const write = ({ language }: Locale) => {
    if (what === 'entity') return suggestEntities(index, prefix, cursor, language);
    return what === 'type'
      ? suggestTypes(index, prefix, cursor, language)
      : suggestProperties(prefix, cursor, language);
  };
  if (!['entity', 'type', 'property'].includes(what ?? '')) {
    throw new Problem('not-found', 'Suggestions are of an entity, a type or a property.');
  }
  const parameters = new URLSearchParams({ prefix, ...(cursor > 0 && { cursor: String(cursor) }) });
  return jsonResource(c, site, String(parameters), (locale) => ({ result: write(locale) }));
}

function cursorOf(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  if (!/^\d{1,6}$/.test(text)) throw new Problem('malformed', 'The parameter `cursor` must be a number.');
  return Number(text);
}

/** The properties that can be pulled of things of a type. */
export async function propose(c: Context, site: Site): Promise<Response> {
  const type = nameQueryOf(c.req.query('type'));
  const limit = cursorOf(c.req.query('limit'));
  const chosen = propertiesOf(type).slice(0, limit === 0 ? undefined : limit);
  const parameters = new URLSearchParams({ type, ...(limit > 0 && { limit: String(limit) }) });
  return jsonResource(c, site, String(parameters), ({ language }) => ({
    type,
    ...(limit > 0 && { limit }),
    properties: chosen.map(({ id, name }) => ({ id, name: name[language] })),
  }));
}

/** An answer that depends on the address alone, in the reader's language. */
function jsonResource(
  c: Context,
  site: Site,
  query: string,
  content: (locale: Locale) => unknown,
): Response | Promise<Response> {
  const write = async (_: unknown, locale: Locale) => `${JSON.stringify(content(locale), null, 2)}\n`;
  const address = c.req.path.slice(1);
  return respond(c, site, { address, query, representations: [JSON_FORM], links: [], write }, JSON_FORM);
}

/** An answer that nobody will ask for again. */
export function json(c: Context, site: Site, content: unknown): Response {
  const bytes = bytesOf(JSON.stringify(content));
  return new Response(bytes, {
    headers: {
      ...COMMON,
      'content-type': 'application/json',
      'content-length': String(bytes.byteLength),
      'content-language': localeOf(c, site).language,
      vary: 'Accept-Language',
      'cache-control': CACHE.none,
    },
  });
}
