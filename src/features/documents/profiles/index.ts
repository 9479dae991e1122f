import type { Context } from 'hono';
import { type DocumentFacts, selfDescription, writeQuads } from '../../../http/document.ts';
import { link } from '../../../http/fields.ts';
import { field } from '../../../http/limits/limits.ts';
import { inRelease } from '../../../http/memento/as-of.ts';
import { negotiate, weighted } from '../../../http/negotiate.ts';
import { Problem } from '../../../http/problem.ts';
import { PLAIN_JSON, RDF_FORMS, type Representation, type Resource } from '../../../http/representation.ts';
import { respond, unavailable } from '../../../http/respond.ts';
import { documents, type Site } from '../../../http/serving/publication.ts';
import type { ResourceView } from '../../../pages/resource-view.ts';
import { values } from '../../../query/client.ts';
import { unlessLarge } from '../../../query/dataset-reader.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { iri, quad } from '../../../rdf/terms.ts';
import { DCTERMS, OWL } from '../../../rdf/vocabularies.ts';
import { linkSet } from '../../dataset/link-sets.ts';
import { type Known, NATIVE, type Profile } from './profile.ts';
import { SCHEMA_ORG } from './schema-org.ts';
import { toBeFound, WIKIDATA } from './wikidata.ts';

export { NATIVE } from './profile.ts';

/** The profiles in which documents are written beside their own. */
export const PROFILES: readonly Profile[] = [SCHEMA_ORG, WIKIDATA];

/** The forms that are named in Link fields; the others are there too, and listed by `?_profile=alt`. */
const NAMED = RDF_FORMS.filter(({ name }) => name === 'turtle' || name === 'json-ld');

/** What a document is about: as it was read, and how to read it again, so that no cache has to keep it. */
interface DescribedByProfile {
  readonly view: ResourceView;
  read(): Promise<ResourceView>;
  readonly facts: DocumentFacts;
}

/** Outside of what reads a view, for a function that is kept keeps all that its neighbours name. */
const formLinks = (form: Representation) => (form.format ? [link(NATIVE.iri, 'profile')] : []);

/** A resource with what it is in other profiles; as it was where none of them has a word for it. */
export async function withProfiles(
  site: Site,
  resource: Resource,
  described: DescribedByProfile,
): Promise<Resource> {
  const known = await knownOf(site, described.view);
  const offered = PROFILES.filter((profile) => profile.map(known).length > 0);
  if (offered.length === 0) return resource;
  const inProfiles = offered.map((profile) => inProfile(site, resource, profile, described));
  const all = [NATIVE, ...offered];
  const links = [
    ...resource.links,
    ...inProfiles.flatMap((one) =>
      NAMED.map(
        (form) => `${link(one.urlOf(form), 'alternate', form.mediaType)}; formats="${one.profile.iri}"`,
      ),
    ),
    ...all.map(
      ({ iri: profile, token }) =>
        `<http://www.w3.org/ns/dx/prof/Profile>; rel="type"; token="${token}"; anchor=<${profile}>`,
    ),
  ];
  return { ...resource, links, formLinks, inProfiles };
}

function inProfile(
  site: Site,
  resource: Resource,
  profile: Profile,
  { view: { iri: topic }, read, facts }: DescribedByProfile,
) {
  const query = `_profile=${profile.token}`;
  const urlOf = (form: Representation) => inRelease(site, `${facts.url}.${form.extension}?${query}`);
  const about = iri(facts.url);
  return {
    ...resource,
    profile,
    query,
    urlOf,
    representations: RDF_FORMS,
    canonical: facts.url,
    inProfiles: [],
    links: [...resource.links, link(profile.iri, 'profile')],
    write: async ({ format }: Representation) => {
      if (!format) throw new Error('profiles are written in RDF only');
      const quads = [
        ...selfDescription(topic, facts),
        quad(about, DCTERMS.conformsTo, iri(profile.iri)),
        ...profile.map(await knownOf(site, await read())),
      ];
      return writeQuads(quads, format, topic, { ...PREFIXES, ...profile.prefixes });
    },
  };
}

async function knownOf(site: Site, view: ResourceView): Promise<Known> {
  return { ...view, items: await itemsOf(site, view) };
}

/** The Wikidata items of the resource itself and of what the mapping needs them of. */
async function itemsOf(site: Site, view: ResourceView): Promise<ReadonlyMap<string, string>> {
  const isItem = (value: string) => value.startsWith(PREFIXES.wd);
  const own = view.own
    .filter(({ subject, predicate }) => subject.value === view.iri && predicate.equals(OWL.sameAs))
    .flatMap(({ object }) => (isItem(object.value) ? [[view.iri, object.value] as const] : []));
  const others = toBeFound(view);
  if (others.length === 0) return new Map(own);
  const pairs = await sameAs(site, others);
  return new Map([...pairs.filter(([, item]) => isItem(item)), ...own]);
}

async function sameAs(site: Site, subjects: readonly string[]): Promise<(readonly [string, string])[]> {
  const { reader } = site.publication.documents;
  const pairsOf = (subject: string) =>
    reader?.objects(iri(subject), OWL.sameAs.value).map(({ value }) => [subject, value] as const) ?? [];
  const read = reader && (await unlessLarge(() => subjects.flatMap(pairsOf)));
  if (read) return read;
  const rows = await documents(site).rows(
    `SELECT ?s ?item { ${values('s', subjects)} ?s <${OWL.sameAs.value}> ?item }`,
  );
  return rows.flatMap(({ s, item }) => (s && item ? [[s.value, item.value] as const] : []));
}

/** How `?_profile=alt` lists what there is. */
const LIST: Representation = { ...PLAIN_JSON, mediaType: 'application/linkset+json', name: 'linkset' };

/**
 * The representation in the profile and the media type that the request asks for: `_profile` and `_mediatype` in the
 * address, else Accept-Profile and Accept. An address with a suffix is in the profile that it names, or in the
 * documents' own. A profile of the field that the resource is not offered in is passed over, and what is sent says which it is in.
 */
export function respondInProfile(
  c: Context,
  site: Site,
  resource: Resource,
  form: Representation | undefined,
): Response | Promise<Response> {
  const token = c.req.query('_profile');
  if (token === 'alt') return respond(c, site, alternates(site, resource), LIST);
  const named = token === undefined ? undefined : inNamed(resource, token);
  const mediaType = c.req.query('_mediatype');
  const profiles = form === undefined && named === undefined ? field(c, 'accept-profile') : undefined;
  const chosen =
    named ??
    (profiles === undefined ? resource : preferred(resource, profiles, mediaType ?? field(c, 'accept')));
  if (form === undefined)
    return respond(c, site, chosen, mediaType === undefined ? undefined : formNamed(chosen, mediaType));
  if (!chosen.representations.includes(form))
    throw new Problem('not-found', `There is no ${form.label} of this resource.`);
  return respond(c, site, chosen, form);
}

function inNamed(resource: Resource, token: string): Resource {
  const known = [{ profile: NATIVE, resource }, ...offered(resource)];
  const found = known.find(({ profile }) => token === profile.token || token === profile.iri)?.resource;
  if (found) return found;
  throw new Problem('not-found', 'This resource is not offered in this profile.', {
    links: offered(resource).map(({ profile, resource: { urlOf, representations: forms } }) => ({
      href: (forms[0] && urlOf?.(forms[0])) ?? profile.iri,
      label: profile.token,
    })),
  });
}

/** A representation in a profile that was asked for comes before any other, whatever its media type. */
function preferred(resource: Resource, field: string, accept: string | undefined): Resource {
  const known = [{ profile: NATIVE, resource }, ...offered(resource)];
  for (const profile of profilesIn(field)) {
    const found = known.find((one) => one.profile.iri === profile);
    const inIt = found && {
      ...found.resource,
      representations: found.resource.representations.filter(({ format }) => format),
    };
    if (found && inIt && negotiate(accept, inIt.representations)) return inIt;
  }
  return resource;
}

/** The profiles of an Accept-Profile field, best first. */
function profilesIn(field: string): readonly string[] {
  return weighted(field)
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([value]) => (value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value));
}

function formNamed(resource: Resource, mediaType: string): Representation {
  const form = negotiate(mediaType, resource.representations);
  if (form) return form;
  throw unavailable(resource.representations.map((one) => ({ ...one, href: resource.urlOf?.(one) ?? '' })));
}

function offered({ inProfiles = [] }: Resource) {
  return inProfiles.map((one) => ({ profile: one.profile, resource: one }));
}

/** Everything that there is of a resource, by profile and media type. */
function alternates(site: Site, resource: Resource): Resource {
  const all = [{ profile: NATIVE, resource }, ...offered(resource)];
  const links = all.flatMap(({ profile, resource: { representations: forms, urlOf } }) =>
    forms.map((form) => ({
      target: urlOf?.(form) ?? '',
      rel: 'alternate',
      type: form.mediaType,
      ...(form.format && { formats: profile.iri }),
    })),
  );
  return {
    address: resource.address,
    query: '_profile=alt',
    representations: [LIST],
    links: [],
    write: async () => linkSet([{ anchor: site.base + resource.address, links }]).json,
  };
}
