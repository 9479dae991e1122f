import { countingIn } from './counting.ts';

const { number, counted } = countingIn('en');

/** What lists and the matrix of fields say in English. */
export const enLists = {
  browse: {
    filters: 'Filter and sort',
    shared: (count: number) => `The same in all ${number(count)}:`,
    selected: 'Selected filters',
    chosen: (count: number) => `${number(count)} selected`,
    apply: 'Show',
    clear: 'Remove all filters',
    remove: (facet: string, value: string) => `Remove the filter ${facet}: ${value}`,
    sort: 'Sort by',
    descending: (column: string) => `${column}, backwards`,
    sortedBy: (column: string) => `Sort by ${column}`,
    some: (count: number, whole: number) => `${number(count)} of ${counted(whole, 'entry', 'entries')}`,
    more: (count: number) => `and ${number(count)} more: set another filter to see them`,
    nothing: 'Nothing matches all of these filters together. Remove one of them to see more.',
    query: 'This selection as a SPARQL query',
    run: 'Run',
    edit: 'Open in the editor',
    none: 'Not stated',
    decade: (year: string) => `${year}s`,
    facets: {
      municipality: 'Municipality',
      country: 'Country',
      field: 'Field',
      kind: 'Kind',
      decade: 'Begun in',
      status: 'Status',
      level: 'Level',
      wikidata: 'Wikidata',
    },
    facetsOf: {
      partnerships: {
        municipality: 'Reported by',
        country: 'Country of a partner',
        wikidata: 'Partners in Wikidata',
      },
      places: {
        municipality: 'Partner of',
        field: 'Field of a partnership',
        kind: 'Kind of partnership',
        wikidata: 'In Wikidata',
      },
    },
    links: {
      partnerships: { yes: 'All partners linked', no: 'Not all partners linked' },
      places: { yes: 'Linked', no: 'Not linked' },
    },
  },

  matrix: {
    title: 'Fields by municipality',
    lead: 'How many partnerships each municipality has in each field, agreed or practised. A number leads to them; a plus counts those where the field is only planned.',
    field: 'Field',
    cell: (count: number, agreed: number, practised: number) =>
      `${counted(count, 'partnership', 'partnerships')}: agreed in ${number(agreed)}, practised in ${number(practised)}`,
    planned: (count: number) => `planned in ${number(count)}`,
    more: (count: number) => `${counted(count, 'municipality', 'municipalities')} more in the files.`,
    legend: 'The darker, the more partnerships:',
    own: 'The matrix on a page of its own',
    list: 'All fields',
  },
} as const;
