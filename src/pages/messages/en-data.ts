import { countingIn } from './counting.ts';
import { enApi } from './en-api.ts';
import { enDataset } from './en-dataset.ts';
import { enDef } from './en-def.ts';
import { enProblem } from './en-problem.ts';

const { number, counted } = countingIn('en');

/** What the pages about the data as a whole say in English: lists, downloads, vocabulary, queries, errors. */
export const enData = {
  list: {
    total: (count: number) => counted(count, 'entry', 'entries'),
    download: 'Download',
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    pageOf: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
    empty: 'Nothing is listed here.',
  },

  dataset: enDataset,
  definitions: enDef,
  api: enApi,

  problem: enProblem,
} as const;
