import { countingIn } from './counting.ts';

const { number, counted } = countingIn('en');

/** What the pages of search, look-up and reconciliation say in English. */
export const enSearch = {
  search: {
    title: 'Search',
    titleOf: (query: string) => `${query} – search`,
    lead: 'Any name in any language, accents optional; a Wikidata item such as Q80021, or an IRI.',
    label: 'Search names',
    placeholder: 'A town, a partnership …',
    submit: 'Search',
    suggestions: 'Suggestions',
    found: (count: number) => counted(count, 'result', 'results'),
    /** For screen readers; `#` is replaced by the number. */
    status: 'Suggestions: #',
    all: 'All',
    cut: (shown: number) => `The first ${number(shown)} are shown; ask for more of the name to see others.`,
    none: (query: string) => `Nothing is called “${query}”.`,
    near: 'Did you mean',
    foundAs: 'also called',
    misspelt: 'found by the spelling',
    types: {
      places: 'Local authority',
      organisations: 'Organisation',
      networks: 'Network',
      fields: 'Field of cooperation',
      projects: 'Project',
      sources: 'Source page',
      partnerships: 'Partnership',
    },
    several: 'Several things have this identifier',
    severalLead: 'Each of these is linked with it:',
  },
  reconcile: {
    title: 'Reconciliation service',
    lead: 'Match a column of town names, in any spelling, with the things published here, and pull facts about them into your table.',
    address: 'Address of the service',
    how: 'With OpenRefine',
    steps: [
      'Choose Reconcile → Start reconciling on the column of names, then Add standard service, and paste the address above.',
      'Choose the type, for towns “Local authority”. If your table has a column with the country, the Wikidata item or the coordinates, add it as a property: it tells namesakes apart.',
      'What is certain is matched by itself; for the rest you are asked. Hover over a candidate to see what it is.',
      'Choose Edit column → Add columns from reconciled values to pull country, coordinates, number of partners and more.',
    ],
    language: 'Names come in English; for Latvian, add the address with ?lang=lv.',
    types: 'Types',
    properties: 'Properties',
    propertiesLead:
      'To pull into columns; those marked also tell namesakes apart when they are given in a query.',
    evidence: 'tells namesakes apart',
    id: 'Id',
    name: 'Name',
    of: 'Of',
    meaning: 'Meaning',
    features: 'How a candidate is scored',
    featuresLead:
      'Each candidate comes with what speaks for and against it, and a score from 0 to 100 made of that. It is a match only where the name and all else agree and no other candidate comes near.',
    feature: {
      identifier:
        'Has the identifier asked for (100), or another one of the same register (lowers to a third)',
      exact: 'A label in some language is the name asked for; case, accents and hyphens do not count (100)',
      alias: 'Another known name is the name asked for (98)',
      misspelling: 'A wrong spelling that is on record is the name asked for (95)',
      same_kind_of_name:
        'The names agree but for the words of kind, and both are of that kind: “Jelgavas novada pašvaldība” (90)',
      namesake:
        'The names agree but for words of kind or brackets: “Halle” may be two places; never a match by itself (65)',
      similarity:
        'Part of the letters that agree, by spelling or by sound (50 to 90; a match only with country or coordinates)',
      words: 'The words asked for stand in the name: the part of it that they are (30 to 60)',
      kind: 'The name asked for says city, district, novads …: whether the candidate is of that kind',
      qualifier: 'What stands in brackets or after a comma belongs to the candidate',
      country: 'The country agrees (raises by half of what is missing) or differs (halves)',
      type: 'Is of the type asked for',
      distance: 'Kilometres from the coordinates given: up to 15 raises, beyond 60 lowers',
    },
    notFound: 'Nothing is known by this id.',
    noValue: '–',
  },
} as const;
