import { countingIn } from './counting.ts';

const { counted } = countingIn('en');
const twins = (count: number) => counted(count, 'twinning', 'twinnings');

/** What the comparison with Wikidata says in English. */
export const enCompare = {
  title: 'Compared with Wikidata',
  lead: 'The twinnings that the municipalities report beside those that Wikidata has: what is in both, what is missing on either side, and where the dates differ.',
  asked: 'What Wikidata says',
  asOf: 'As of',
  together: 'All together',
  municipality: 'Municipality',
  differences: {
    same: 'In both',
    dates: 'Different dates',
    'one-way': 'One way there',
    here: 'Only here',
    there: 'Only there',
  },
  meanings: {
    same: 'Both sides have the twinning, in both directions and with the same dates.',
    dates: 'Both sides have the twinning, but not the same dates, or only one of them has a date.',
    'one-way': 'Wikidata has the twinning as a statement about one of the two places only.',
    here: 'The page of the municipality reports the twinning; Wikidata does not have it.',
    there: 'Wikidata has the twinning; the page of the municipality does not report it as one.',
  },
  twin: 'Twin',
  hereColumn: 'Here',
  thereColumn: 'In Wikidata',
  undated: 'no date',
  ended: 'ended',
  disputed: 'the sources disagree on the start',
  otherKind: 'reported, but not as a twinning',
  partnership: 'partnership',
  statement: 'statement',
  sources: 'Sources',
  missing: 'not there',
  outward: 'only on the item of the municipality',
  inward: 'only on the item of the twin',
  deprecated: 'a statement there is marked as wrong',
  unlinkedPlace: 'This municipality has no verified Wikidata item, so it cannot be compared.',
  notAsked: 'Wikidata was not asked about this municipality yet.',
  unlinked: (count: number) => `Left out: ${twins(count)} with places that have no verified Wikidata item.`,
  nothing: 'No twinning on either side.',
} as const;
