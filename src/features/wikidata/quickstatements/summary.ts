import { bestLabel, labelTexts } from '../../../rdf/label.ts';
import { type Batch, REASONS, type Reason } from './additions.ts';

const IN_WORDS: Readonly<Record<Reason, string>> = {
  ended: 'ended here',
  suspended: 'suspended here',
  disputed: 'sources disagree on the start',
  contradicted: 'another start there',
  'ended-there': 'ended there',
  'deprecated-there': 'deprecated there',
  unlinked: 'the twin has no verified item',
};

/** What a batch would do and what it leaves out, in words, one line each. */
export function summary({ municipality, state, additions, leftOut, complete, postponed }: Batch): string[] {
  const name = bestLabel(labelTexts(municipality.labels), 'en')?.text ?? municipality.iri;
  if (state === 'unlinked') return [`${name}: has no verified Wikidata item, nothing to add`];
  if (state === 'not-asked') return [`${name}: is not in the snapshot: munpart compare --refresh`];
  const missing = additions.filter(({ isNew }) => isNew);
  const undated = missing.filter(({ start }) => start === undefined).length;
  const bare = additions.filter(({ sources }) => sources.length === 0).length;
  const withoutUrl = additions.filter(({ sources }) => sources.every(({ url }) => url === undefined)).length;
  return [
    `${name}: ${counted(missing.length, 'statement')} to add, ${counted(additions.length - missing.length, 'start')} to add to statements that have none`,
    ...listed(undated, 'without a start, for none is known'),
    ...listed(withoutUrl, 'without a reference URL, for the page has none'),
    ...listed(bare, 'without any reference'),
    ...listed(postponed, 'more, past the limit'),
    ...listed(complete, 'left alone: nothing is missing there'),
    ...REASONS.flatMap((reason) => listed(leftOut[reason], `left out: ${IN_WORDS[reason]}`)),
  ];
}

function listed(count: number, what: string): string[] {
  return count === 0 ? [] : [`  ${count} ${what}`];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
