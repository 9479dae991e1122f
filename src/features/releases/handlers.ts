import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { writeQuads } from '../../http/document.ts';
import { link, seeOther } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { historyOf, releaseBefore, storedRelease } from '../../http/memento/as-of.ts';
import { negotiate } from '../../http/negotiate.ts';
import { Problem } from '../../http/problem.ts';
import {
  HTML,
  PLAIN_JSON,
  RDF_FORMS,
  type Representation,
  type Resource,
} from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { iri } from '../../rdf/terms.ts';
import { statements } from '../../release/describe/distribution.ts';
import { versionStatements } from '../../release/describe/version.ts';
import { addressOf } from '../../release/diff/resource.ts';
import type { Release } from '../../release/store/manifest.ts';
import { COMPARISON_FORMS, comparison, PATCH } from './release-changes.tsx';
import { releasePage, releasesPage } from './releases.tsx';

/** The forms of `/releases` and of a release. */
export const RELEASE_FORMS: readonly Representation[] = [HTML, PLAIN_JSON, ...RDF_FORMS];

/** `/releases`: the history of the dataset. */
export async function releases(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, RELEASE_FORMS);
  const stored = (await historyOf(site)).releases;
  const resource: Resource = {
    address: 'releases',
    representations: RELEASE_FORMS,
    urlOf: (one) => `${site.base}releases.${one.extension}`,
    links: [link(`${site.base}dataset`, 'collection')],
    write: async (one, locale) => {
      if (one.format) return writeQuads(listStatements(site, stored), one.format);
      if (one === PLAIN_JSON) return json({ releases: stored.map(releaseValue) });
      return releasesPage(pageContext(site, resource, locale), stored);
    },
  };
  return respond(c, site, resource, form);
}

/** `/releases/{release}`: one release; `/releases/{a}..{b}`: what changed from one to the other. Other names of a release lead to its own. */
export async function release(c: Context, site: Site): Promise<Response> {
  const { path, representation: form } = withoutSuffix(c.req.path, [...RELEASE_FORMS, ...COMPARISON_FORMS]);
  const name = path.slice('/releases/'.length);
  const names = name.split('..');
  if (names.length > 2) throw new Problem('not-found', 'Two releases are compared: /releases/{a}..{b}.');
  const [first, second] = await Promise.all(names.map((each) => storedRelease(site, each)));
  if (!first) throw new Error('a path has a name');
  const address = second ? `${first.manifest.name}..${second.manifest.name}` : first.manifest.name;
  if (address !== name) return seeOther(`${site.base}releases/${address}${suffixOf(c)}`);
  return second ? comparison(c, site, first, second, form) : oneRelease(c, site, first, form);
}

/** What follows the name: the extension of one form, and the query. */
function suffixOf(c: Context): string {
  const { representation: form } = withoutSuffix(c.req.path, [...RELEASE_FORMS, ...COMPARISON_FORMS]);
  return (form ? `.${form.extension}` : '') + new URL(c.req.url).search;
}

async function oneRelease(
  c: Context,
  site: Site,
  one: Release,
  form: Representation | undefined,
): Promise<Response> {
  if (form && form !== PATCH && !RELEASE_FORMS.includes(form))
    throw new Problem('not-found', 'There is no such form of it.');
  const before = await releaseBefore(site, one);
  const format = form ?? negotiate(field(c, 'accept'), [...RELEASE_FORMS, PATCH]);
  // What a release changed is asked of the release; the patch itself lies between two.
  if (format === PATCH && before) {
    return seeOther(`${site.base}releases/${before.manifest.name}..${one.manifest.name}.${PATCH.extension}`);
  }
  if (form === PATCH) throw new Problem('not-found', 'Nothing is before the first release.');
  const resource: Resource = {
    address: `releases/${one.manifest.name}`,
    representations: RELEASE_FORMS,
    urlOf: (each) => `${addressOf(one)}.${each.extension}`,
    links: [
      link(`${site.base}releases`, 'version-history'),
      link(addressOf(site.publication.release), 'latest-version'),
      ...(before ? [link(addressOf(before), 'predecessor-version')] : []),
    ],
    write: async (each, locale) => {
      if (each.format) return writeQuads(versionStatements(one, before), each.format);
      if (each === PLAIN_JSON) return json({ ...releaseValue(one), files: one.manifest.files });
      return releasePage(pageContext(site, resource, locale), { release: one, previous: before });
    },
  };
  return respond(c, site, resource, form);
}

function listStatements(site: Site, stored: readonly Release[]) {
  const [current] = stored;
  return [
    ...statements(`${site.base}dataset`, {
      'rdf:type': iri('http://www.w3.org/ns/dcat#Dataset'),
      'dcat:hasVersion': stored.map((one) => iri(addressOf(one))),
      'dcat:hasCurrentVersion': current && iri(addressOf(current)),
    }),
    ...stored.flatMap((one, index) => versionStatements(one, stored[index + 1])),
  ];
}

/** A release as programs read it. */
function releaseValue(one: Release) {
  const { manifest, place } = one;
  const { id, name, quads, triples, distinctSubjects, entities, classes } = manifest;
  const counts = { quads, triples, distinctSubjects, entities, classes };
  return { url: addressOf(one), ...place, id, name, counts };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
