import { PREFIXES } from '../../rdf/namespaces.ts';

/** Another dataset that the published one leads to. */
export interface LinkTarget {
  readonly name: string;
  readonly title: string;
  /** Every IRI of it starts so. */
  readonly uriSpace: string;
  /** Its page for people. */
  readonly homepage: string;
}

/** The datasets to which links are counted, as void:Linkset for each predicate. */
export const LINK_TARGETS: readonly LinkTarget[] = [
  {
    name: 'wikidata',
    title: 'Wikidata',
    uriSpace: PREFIXES.wd,
    homepage: 'https://www.wikidata.org/',
  },
  {
    name: 'geonames',
    title: 'GeoNames',
    uriSpace: 'https://sws.geonames.org/',
    homepage: 'https://www.geonames.org/',
  },
  {
    name: 'eurovoc',
    title: 'EuroVoc',
    uriSpace: PREFIXES.eurovoc,
    homepage:
      'https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/eurovoc',
  },
  {
    name: 'country',
    title: 'EU country authority table',
    uriSpace: PREFIXES.country,
    homepage:
      'https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/country',
  },
  {
    name: 'nuts',
    title: 'NUTS',
    uriSpace: 'http://data.europa.eu/nuts/code/',
    homepage: 'https://ec.europa.eu/eurostat/web/nuts',
  },
];

/** The dataset that an IRI belongs to, where it is a known one. */
export function linkTargetOf(iri: string): LinkTarget | undefined {
  return LINK_TARGETS.find(({ uriSpace }) => iri.startsWith(uriSpace));
}
