import type { Context } from 'hono';
import { readText } from '../../http/limits/body.ts';
import { parseJson } from '../../http/limits/json.ts';
import { field, LIMITS } from '../../http/limits/limits.ts';
import { Problem } from '../../http/problem.ts';
import { localeOf } from '../../http/respond.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { messagesIn } from '../../pages/messages/messages.ts';
import { packageVersion } from '../../release/index.ts';
import { namesOf } from '../names/cached-names.ts';
import { checkSize, extended, json, jsonResource, read } from './answers.ts';
import { draftManifestOf, readDraftBatch } from './draft.ts';
import type { Extension } from './extend.ts';
import { LARGEST_BATCH } from './manifest.ts';
import { isObject } from './queries.ts';
import { candidatesFor, type ResultCandidate } from './results.ts';

/** `/reconcile/v1`: the manifest by the 1.0 draft. */
export async function draftManifest(c: Context, site: Site): Promise<Response> {
  const index = await namesOf(site);
  const { title } = site.publication.release.manifest;
  return jsonResource(c, site, '', ({ language }) =>
    draftManifestOf({
      base: site.base,
      namespace: site.namespace,
      name: title[language] ?? title.en ?? 'munpart',
      version: packageVersion(),
      index,
      language,
    }),
  );
}

/** `/reconcile/v1/match`: a query batch in JSON. */
export async function draftMatch(c: Context, site: Site): Promise<Response> {
  const batch = await bodyOf(c);
  if (isObject(batch) && Array.isArray(batch.queries))
    checkSize(batch.queries.length, LARGEST_BATCH, 'queries');
  const queries = read(() => readDraftBatch(batch));
  const index = await namesOf(site);
  const { language } = localeOf(c);
  const results = queries.map((query) => ({
    candidates: candidatesFor(index, query, language).map((candidate) => named(candidate, language)),
  }));
  return json(c, { results });
}

/** The features with their names, which the draft asks for. */
function named({ features, ...candidate }: ResultCandidate, language: Language) {
  const names: Readonly<Record<string, string>> = messagesIn(language).reconcile.feature;
  return {
    ...candidate,
    features: features.map((feature) => ({ ...feature, name: names[feature.id] ?? feature.id })),
  };
}

/** `/reconcile/v1/extend`: an extension in JSON; the rows are a list in the draft. */
export async function draftExtend(c: Context, site: Site): Promise<Response> {
  const { meta, rows } = await extended(site, await bodyOf(c), localeOf(c));
  return json(c, { meta, rows: Object.entries(rows).map(([id, values]) => rowOf(id, values)) });
}

function rowOf(id: string, values: Extension['rows'][string]) {
  return { id, properties: Object.entries(values).map(([property, of]) => ({ id: property, values: of })) };
}

async function bodyOf(c: Context): Promise<unknown> {
  const type = field(c, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem('unsupported-media-type', 'A batch is sent as application/json.', {
      fields: { 'accept-post': 'application/json' },
    });
  }
  return parseJson(await readText(c.req.raw, LIMITS.body.reconcile));
}
