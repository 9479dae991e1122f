import { type DocumentFacts, selfDescription, writeQuads } from '../../../http/document.ts';
import { link } from '../../../http/fields.ts';
import { inRelease } from '../../../http/memento/as-of.ts';
import { RDF_FORMS, type Representation, type Resource } from '../../../http/representation.ts';
import { documents, type Site } from '../../../http/serving/publication.ts';
import type { ResourceView } from '../../../pages/resource-view.ts';
import { values } from '../../../query/client.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { iri, quad } from '../../../rdf/terms.ts';
import { DCTERMS, OWL } from '../../../rdf/vocabularies.ts';
import { type Known, NATIVE, type Profile } from './profile.ts';
import { SCHEMA_ORG } from './schema-org.ts';
import { toBeFound, WIKIDATA } from './wikidata.ts';

export { NATIVE } from './profile.ts';

/** The profiles in which documents are written beside their own. */
export const PROFILES: readonly Profile[] = [SCHEMA_ORG, WIKIDATA];

/** The forms that are named in Link fields; the others are there too, and listed by `?_profile=alt`. */
const NAMED = RDF_FORMS.filter(({ name }) => name === 'turtle' || name === 'json-ld');

/** What a document is about: as it was read, and how to read it again, so that no cache has to keep it. */
export interface DescribedByProfile {
  readonly view: ResourceView;
  read(): Promise<ResourceView>;
  readonly facts: DocumentFacts;
}

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
  const formLinks = (form: Representation) => (form.format ? [link(NATIVE.iri, 'profile')] : []);
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
  const rows = await documents(site).rows(
    `SELECT ?s ?item { ${values('s', others)} ?s <${OWL.sameAs.value}> ?item }`,
  );
  return new Map([
    ...rows.flatMap(({ s, item }) =>
      s && item && isItem(item.value) ? [[s.value, item.value] as const] : [],
    ),
    ...own,
  ]);
}
