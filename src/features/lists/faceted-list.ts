import { columnsOf, documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { facetsOf } from './facets/facets.ts';
import { FacetIndex } from './facets/facets-index.ts';
import { facetIndexOf, readFacetIndex } from './facets/facets-read.ts';
import { type ListMember, membersOf } from './listing.ts';
import type { List } from './lists.ts';

const TSV = 'text/tab-separated-values';

/** A list of one release with all that selecting, sorting and writing it need: read once, and passed through. */
export interface FacetedList extends List {
  readonly index: FacetIndex;
  /** By IRI: the member with its labels, and its place in the index. */
  readonly byIri: ReadonlyMap<string, ListMember & { readonly place: number }>;
}

/** A list with its index and members, read once a release. */
export function facetedList(site: Site, list: List): Promise<FacetedList> {
  return readOnce(site, `faceted list ${list.name}`, async () => {
    const members = await membersOf(site, list);
    const index = await facetIndex(site, list, members);
    const places = new Map(index.members.map((iri, place) => [iri, place]));
    const byIri = new Map(
      members.map((member) => [member.iri, { ...member, place: places.get(member.iri) ?? 0 }]),
    );
    return { ...list, index, byIri };
  });
}

/** The index of a list, of which only what is counted is kept beside the release. */
async function facetIndex(site: Site, list: List, members: readonly ListMember[]): Promise<FacetIndex> {
  const iris = members.map(({ iri }) => iri);
  const { namespace } = site;
  const columns = columnsOf(site);
  if (columns === undefined) {
    const table = async (select: string) =>
      new TextDecoder().decode(await documents(site).bytes(select, TSV));
    return readFacetIndex(list, iris, namespace, table);
  }
  const facets = facetsOf(list.name);
  const read = await readStored(site, `facets of ${list.name}`, async () => {
    const index = await facetIndexOf(list, iris, namespace, columns);
    return {
      members: index.members,
      columns: index.columns.map(({ facet, ...counted }) => ({ ...counted, key: facet.key })),
    };
  });
  const ofFacets = read.columns.flatMap(({ key, ...counted }) => {
    const facet = facets.find((one) => one.key === key);
    return facet === undefined ? [] : [{ ...counted, facet }];
  });
  return new FacetIndex(read.members, ofFacets, namespace);
}
