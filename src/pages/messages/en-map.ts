import { countingIn } from './counting.ts';

const { number, counted } = countingIn('en');
const partnerships = (count: number) => counted(count, 'partnership', 'partnerships');

/** What maps, timelines and the pages of towns and partnerships say in English. */
export const enMap = {
  title: 'Map of partnerships',
  heading: 'Who works with whom',
  description: (arcs: number, towns: number, countries: number) =>
    `${counted(arcs, 'line', 'lines')} lead from the publishing municipalities to ${counted(towns, 'partner', 'partners')} in ${counted(countries, 'country', 'countries')}. The table below holds the same.`,
  gathered: (count: number) =>
    `These are ${partnerships(count)}: each line stands for all between two ends, partners are gathered by country.`,
  warped: 'Directions hold, distances do not: far places are drawn nearer so that Europe has room.',
  table: 'The map as a table',
  unplaced: (count: number) =>
    `${counted(count, 'partner is', 'partners are')} not on the map, because the data give no coordinates.`,
  others: 'Others',
  country: 'Country',
  partners: 'Partners',
  number: 'Partnerships',

  choose: 'Choose what the map shows',
  filters: { municipality: 'Municipality', country: 'Country', field: 'Field', decade: 'Started' },
  any: {
    municipality: 'All municipalities',
    country: 'All countries',
    field: 'All fields',
    decade: 'Any decade',
  },
  countryless: 'no country',
  show: 'Show',
  showAll: 'Show all',
  selected: (count: number, total: number) =>
    count === total ? `All ${partnerships(total)}` : `${number(count)} of ${partnerships(total)}`,
  asList: 'See these as a list',
  empty: 'No partnership fits all of these.',
  emptyAdvice: 'Choose fewer of them, or show all.',

  placeTitle: (name: string) => `Map of ${name} and its partners`,
  placeDescription: (name: string, partners: string) => `Lines from ${name} to: ${partners}.`,
  partiesTitle: (name: string) => `Map of the parties: ${name}`,
  partiesDescription: (parties: string) => `The parties, joined by a line: ${parties}.`,
  andMore: (count: number) => `and ${number(count)} more`,

  timelineTitle: (name: string) => `Partnerships of ${name} over time`,
  timelineDescription: (count: number, undated: number, first: string) =>
    `${counted(count, 'bar', 'bars')}, the earliest from ${first}${undated === 0 ? '' : `; ${number(undated)} undated`}. The list below holds the same.`,
  undated: (count: number) =>
    `${counted(count, 'partnership has', 'partnerships have')} no date and ${count === 1 ? 'stands' : 'stand'} in the list alone.`,
  open: 'A bar that fades out has no end in the data, which does not say that the partnership lives.',

  atSecondHand: 'Partners of its partners',
  atSecondHandLead: 'Two steps away: with whom its partners work.',
  through: 'through',
  more: (count: number) => `${number(count)} more are not shown.`,

  dataAndCitation: 'Data and citation',
  dataHere: 'The data behind this page',
  cite: 'How to cite',
  citeLead: 'Cite the address of the thing: it stays. The release says which state of the data you saw.',
  bibtex: 'As BibTeX',
  citation: (name: string, site: string, release: string, date: string | undefined, iri: string) =>
    `“${name}”. ${site}, release ${release}${date === undefined ? '' : `, ${date}`}. ${iri}`,
} as const;
