import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import { CSV, HTML, JSON_FORM, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { describedAs, type Route, suffixed } from '../../http/route.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { hasRecords } from '../../http/serving/perspectives.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { type Comparison, compare } from './compare/compare.js';
import { readLocal } from './compare/local.js';
import { comparePage } from './compare.tsx';
import { additionsTo, comparisonAsCsv, comparisonAsJson, comparisonView } from './comparison-view.ts';
import { EmptySnapshot, readSnapshot, SnapshotError, stampOf } from './snapshot/snapshot.ts';

/** What is missing there as commands that put it there. */
const QUICK_STATEMENTS: Representation = {
  name: 'quickstatements',
  label: 'QuickStatements',
  mediaType: 'text/tab-separated-values',
  extension: 'tsv',
};
const COMPARE_FORMS = [HTML, JSON_FORM, CSV, QUICK_STATEMENTS];

/** The comparison with Wikidata. */
export const ROUTES: readonly Route[] = [
  {
    path: '/compare',
    isOffered: hasRecords,
    handler: comparison,
    group: 'files',
    ...describedAs('compare'),
    forms: suffixed(COMPARE_FORMS),
    problems: ['not-compared', 'not-acceptable'],
    inStaticSite: 'never',
  },
];

/** `/compare`: the twinnings here beside those of the kept snapshot of Wikidata; a Problem that says how to make one where there is none. */
async function comparison(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, COMPARE_FORMS);
  const { snapshot: file } = site.settings;
  const stamp = file === undefined ? undefined : await stampOf(file);
  if (file === undefined || stamp === undefined) throw notCompared();
  const compared = await readOnce(site, `comparison ${stamp}`, () => comparisonWith(site, file));
  const address = 'compare';
  const resource: Resource = {
    address,
    revision: stamp,
    representations: COMPARE_FORMS,
    urlOf: ({ extension }) => `${site.base}${address}.${extension}`,
    links: [link(`${site.base}dataset`, 'collection')],
    write: async (chosen, locale) => {
      if (chosen === CSV) return comparisonAsCsv(compared, locale.language);
      if (chosen === JSON_FORM) return comparisonAsJson(compared, locale.language);
      if (chosen === QUICK_STATEMENTS) return additionsTo(compared);
      const view = comparisonView(compared, site, locale.language);
      return comparePage(pageContext(site, resource, locale), view);
    },
  };
  return respond(c, site, resource, form);
}

async function comparisonWith(site: Site, file: string): Promise<Comparison> {
  const [local, snapshot] = await Promise.all([readLocal(documents(site)), snapshotIn(file)]);
  if (snapshot === undefined) throw notCompared();
  return compare(local, snapshot);
}

/** A file that holds something else is the keeper's fault, and told as that. */
async function snapshotIn(file: string) {
  try {
    return await readSnapshot(file);
  } catch (error) {
    if (error instanceof EmptySnapshot)
      throw notCompared('The snapshot of Wikidata holds nothing', 'munpart compare --refresh');
    if (error instanceof SnapshotError)
      throw new Problem('failed', 'The snapshot of Wikidata cannot be read.', { cause: error });
    throw error;
  }
}

function notCompared(
  why = 'There is no snapshot of Wikidata to compare with',
  command = 'munpart compare',
): Problem {
  return new Problem('not-compared', `${why}: \`${command}\` asks for one and keeps it.`);
}
