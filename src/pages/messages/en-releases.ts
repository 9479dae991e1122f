import { countingIn } from './counting.ts';

const { number, counted } = countingIn('en');

/** What the pages on releases, and on what was withdrawn, say in English. */
export const enReleases = {
  title: 'Releases',
  lead: 'Every state of the data that was published. A release never changes; its files keep their addresses.',
  one: (count: number) => `Release ${number(count)}`,
  number: 'No.',
  date: 'Published',
  notes: 'What changed',
  statements: 'Statements',
  things: 'Things described',
  compare: 'Compare',
  since: (count: number) => `since release ${number(count)}`,
  current: 'current',
  previous: 'The release before',
  checksum: 'SHA-256 of the data',
  noNotes: 'No note.',
  files: 'Files',
  file: 'File',
  size: 'Size',
  comparison: (from: number, to: number) => `From release ${number(from)} to ${number(to)}`,
  comparisonLead: 'What was added, changed and removed, by what it is about.',
  total: (added: number, deleted: number) =>
    `${counted(added, 'statement', 'statements')} added, ${number(deleted)} deleted.`,
  kinds: { added: 'Added', removed: 'Removed', renamed: 'Renamed', changed: 'Changed' },
  follow: 'Statements that only follow from these changes are counted, but not told one by one.',
  same: 'The data of both releases are the same.',
  silent: 'Only statements have changed that follow from others, or that tell which page says what.',
  tooMany: 'Too much has changed to be told one by one; the patch has it all.',
  shown: (shown: number, all: number) =>
    `The first ${number(shown)} of ${number(all)} are shown; JSON has all.`,
  asOf: {
    shown: 'This page shows the data as published in',
    now: 'Show this page in the current release',
  },
  feed: 'Changes of the data',
  firstRelease: 'First kept release',
  unread: 'What changed cannot be told: this release, or the one before it, is damaged here.',
  patch: 'The exact difference as RDF Patch',
  patchNote: 'Applied to the data of the first release, it gives those of the second, byte for byte.',
  withdrawn: {
    kicker: 'No longer published',
    lead: 'This was published here once and is no more. Its address is kept, so that old links are answered.',
    when: 'Withdrawn',
    why: 'Why',
    replacedBy: 'Replaced by',
    was: 'It was',
    releases: 'Older releases still hold it',
  },
} as const;
