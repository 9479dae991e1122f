import { countingIn } from './counting.ts';
import { enBrowserQuery } from './en-browser-query.ts';
import { enCompare } from './en-compare.ts';
import { enData } from './en-data.ts';
import { enLists } from './en-lists.ts';
import { enMap } from './en-map.ts';
import { enQuery } from './en-query.ts';
import { enReleases } from './en-releases.ts';
import { enSearch } from './en-search.ts';
import { enTerms } from './en-terms.ts';

const { number, counted } = countingIn('en');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** All that the pages say in English; the other catalogues have exactly these keys. */
export const en = {
  name: 'English',
  number,
  /** Month and day are 1-based; absent where the date is less precise. */
  date: (year: string, month?: number, day?: number) =>
    [day, month === undefined ? undefined : MONTHS[month - 1], year]
      .filter((part) => part !== undefined)
      .join(' '),

  layout: {
    skip: 'Skip to content',
    navigation: 'Main',
    languages: 'Language',
    description: 'Municipal partnerships as linked open data: browse, query, download, link.',
    data: 'The data behind this page',
    browse: 'Browse',
    licence: 'Public domain',
    licenceNote: 'The data are free to use without condition.',
    release: 'Release',
    dataset: 'About the data',
    definitions: 'Vocabulary',
    sparql: 'Query',
    queries: 'Example queries',
  },

  lists: {
    partnerships: 'Partnerships',
    places: 'Places',
    fields: 'Fields',
    sources: 'Sources',
    networks: 'Networks',
    organisations: 'Organisations',
    projects: 'Projects',
  },

  columns: {
    label: 'Name',
    partners: 'Partners',
    partnerships: 'Partnerships',
    reportedBy: 'Reported by',
    publisher: 'Publisher',
    country: 'Country',
    countries: 'Countries',
    kind: 'Kind',
    level: 'Level',
    start: 'Since',
    end: 'Until',
    status: 'Status',
    fields: 'Fields',
    group: 'Group',
    published: 'Published',
    declared: 'Partners declared',
    listed: 'Partners listed',
    members: 'Members',
    programme: 'Programme',
    wikidata: 'Wikidata',
    website: 'Website',
    lat: 'Latitude',
    long: 'Longitude',
    eurovoc: 'EuroVoc',
  },

  home: {
    lead: 'Which towns work together, since when, on what, and who says so. Every partnership here has an address of its own, a date as precise as its source, and the page it was taken from.',
    otherLead:
      'Data that people can read and machines can follow: every thing described here has an address of its own, as a page and as linked data.',
    figures: 'In numbers',
    publishers: 'The municipalities that publish',
    publishersLead: 'Each keeps its own list of partners; here the lists are one body of data.',
    partnerships: (count: number) => counted(count, 'partnership', 'partnerships'),
    countries: (count: number) => counted(count, 'country', 'countries'),
    figure: {
      partnerships: 'partnerships',
      places: 'places',
      countries: 'countries of the partners',
      agreements: 'agreements',
      triples: 'statements',
      subjects: 'things described',
      graphs: 'named graphs',
    },
    latest: 'Latest agreements',
    contents: 'What is in the data',
    waysIn: 'Ways in',
    browse: 'Browse',
    browseText: 'Read the data as pages, in English and Latvian.',
    query: 'Query',
    queryText: 'Ask your own question in SPARQL, or start from an example.',
    download: 'Download',
    downloadText: 'Take the whole dataset as RDF or as tables, with checksums.',
    link: 'Link',
    linkText: 'Every thing has a stable IRI and the vocabulary is documented: connect your data to it.',
  },

  resource: {
    alsoKnownAs: 'Also known as',
    iri: 'Address of this thing (IRI)',
    statements: 'All statements',
    statementsLead: 'Everything the data says of it, as it is stored.',
    property: 'Property',
    value: 'Value',
    inbound: 'What points here',
    inboundCut: (shown: number, total: number) =>
      `The first ${number(shown)} of ${number(total)} statements.`,
    links: 'The same elsewhere',
    website: 'Website',
    facts: 'Facts',
    notes: 'Notes',
    unnamed: 'Unnamed thing',
    parts: 'Parts',
    undated: 'undated',
    external: 'leads to another site',
    inGraph: 'in',
    onlyGraph: 'All of it stands in the graph',
    defaultGraph: 'the default graph',
    unnamedGraph: 'a graph without a name',
    blankNode: 'A thing without an address',
    blankNodesCut: (count: number) =>
      `${counted(count, 'more thing', 'more things')} without an address: the other forms have them all.`,
  },

  place: {
    kind: 'Local authority',
    country: 'Country',
    level: 'Level',
    coordinates: 'Coordinates',
    measure: 'Measure',
    value: 'Value',
    year: 'Year',
    stated: 'As stated',
    source: 'Source',
    unresolved: 'cannot be resolved',
    partnershipsOf: (count: number) => counted(count, 'partnership', 'partnerships'),
    networks: 'Networks',
    memberSince: 'since',
  },

  partnership: {
    kind: 'Partnership',
    parties: 'Partners',
    type: 'Kind',
    since: 'Since',
    until: 'Until',
    status: 'Status',
    asOf: 'as stated in',
    unknown: 'Unknown: no dated source says whether it is active',
    reportedBy: 'Reported by',
    basis: 'The start rests on',
    agreements: 'Agreements',
    supplements: 'Supplements',
    signatories: 'Signed by',
    fields: 'Fields of cooperation',
    agreed: 'Agreed',
    practised: 'Practised',
    planned: 'Planned',
    projects: 'Projects and programmes',
    programme: 'Programme',
    involves: 'Also involved',
    sources: 'What each source says',
    sourcesLead: 'Only what stands on the page itself, side by side. A mark shows where pages differ.',
    differs: 'differs',
    silent: 'not stated',
    discrepancies: 'Conflicts and corrections',
    discrepanciesLead: 'Where sources disagree or a value was corrected, both stay visible.',
    stated: 'Stated',
    accepted: 'Accepted',
    resolution: 'Resolution',
    noAgreement: 'No agreement is stated.',
  },

  source: {
    kind: 'Source page',
    publisher: 'Publisher',
    published: 'Published',
    language: 'Language',
    declared: 'Partners it declares',
    listed: 'Partnerships it reports',
    address: 'Web address',
    title: 'Its own title',
    stated: 'In its words',
    revisionOf: 'Newer version of',
  },

  term: {
    kinds: { class: 'Class', property: 'Property', scheme: 'Concept scheme', concept: 'Concept' },
    broader: 'Broader',
    narrower: 'Narrower',
    related: 'Related',
    inScheme: 'Scheme',
    mappings: 'In other vocabularies',
    concepts: 'Concepts',
  },

  organisation: {
    network: 'Network',
    organisation: 'Organisation',
    project: 'Project',
    members: 'Members',
    country: 'Country',
    programme: 'Programme',
    start: 'Start',
    end: 'End',
  },

  ...enData,
  ...enSearch,
  ...enLists,
  ...enQuery,
  map: enMap,
  compare: enCompare,
  releases: enReleases,
  browserQuery: enBrowserQuery,
  terms: enTerms,
} as const;
