import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import { parseJson, readText } from '../../http/limits/body.ts';
import { clientOfRequest, field, formOf, LIMITS, parametersOf } from '../../http/limits/limits.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, JSON_FORM, type Locale, type Resource } from '../../http/representation.ts';
import { localeOf, respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { siteTitle } from '../../pages/layout/frame.ts';
import { packageVersion } from '../../release/index.ts';
import { namesOf } from '../names/names.ts';
import { checkSize, extended, json, read } from './answers.ts';
import { MAX_BATCH_SIZE, manifestOf, typesIn } from './manifest.ts';
import { PROPERTIES } from './properties.ts';
import { isObject, readBatch } from './queries.ts';
import { type ReconcileView, reconcilePage } from './reconcile.tsx';
import { candidatesFor, FEATURE_IDS, type ResultCandidate } from './results.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** `/reconcile`: a query batch or an extension by POST form or in the address; without either the manifest, or the page about the service. */
export async function reconcile(c: Context, site: Site): Promise<Response> {
  const parameters = await batchOf(c);
  // Whoever sends slowly keeps nobody else waiting, neighbours of the same address included.
  return site.operations.turns.take(clientOfRequest(c, site.settings.trustProxy), () =>
    responseFor(c, site, parameters),
  );
}

async function responseFor(c: Context, site: Site, parameters: URLSearchParams): Promise<Response> {
  const [queries, extension] = [parameters.get('queries'), parameters.get('extend')];
  if (queries !== null) return json(c, site, await responseTo(site, parseJson(queries), localeOf(c, site)));
  if (extension !== null) return json(c, site, await extended(site, parseJson(extension), localeOf(c, site)));
  if (c.req.method === 'POST') {
    throw new Problem('malformed', 'The form has neither the field `queries` nor `extend`.');
  }
  return respond(c, site, await service(site));
}

async function batchOf(c: Context): Promise<URLSearchParams> {
  if (c.req.method !== 'POST') return parametersOf(c);
  const type = field(c, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== FORM_TYPE) {
    throw new Problem('unsupported-media-type', `A batch is sent as ${FORM_TYPE}.`, {
      fields: { 'accept-post': FORM_TYPE },
    });
  }
  return formOf(await readText(c.req.raw, LIMITS.body.reconcile));
}

async function responseTo(site: Site, batch: unknown, { language }: Locale) {
  if (isObject(batch)) checkSize(Object.keys(batch).length, MAX_BATCH_SIZE, 'queries');
  const queries = read(() => readBatch(batch));
  const index = await namesOf(site);
  const entries: [string, { readonly result: readonly ResultCandidate[] }][] = [];
  for (const [key, query] of queries) {
    entries.push([key, { result: candidatesFor(index, query, language) }]);
    // Others are served between the queries of a batch.
    await setImmediate();
  }
  return Object.fromEntries(entries);
}

async function service(site: Site): Promise<Resource> {
  const index = await namesOf(site);
  const { manifest } = site.publication.release;
  const resource: Resource = {
    address: 'reconcile',
    representations: [JSON_FORM, HTML],
    links: [],
    write: async (form, locale) => {
      const { language } = locale;
      if (form === HTML) return reconcilePage(pageContext(site, resource, locale), viewOf(index, language));
      const name = siteTitle({ manifest, language });
      const content = manifestOf({
        base: site.base,
        namespace: site.namespace,
        name,
        version: packageVersion(),
        index,
        language,
      });
      return `${JSON.stringify(content, null, 2)}\n`;
    },
  };
  return resource;
}

function viewOf(index: Awaited<ReturnType<typeof namesOf>>, language: Locale['language']): ReconcileView {
  const types = typesIn(index).map(({ id, name }) => ({ id, name: name[language] }));
  const properties = PROPERTIES.map(({ id, name, types: of, evidence = false }) => ({
    id,
    name: name[language],
    of: types.filter((type) => of.includes(type.id)).map((type) => type.name),
    evidence,
  }));
  return { types, properties, features: Object.values(FEATURE_IDS) };
}
