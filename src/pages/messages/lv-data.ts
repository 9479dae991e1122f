import { countingIn } from './counting.ts';
import type { enData } from './en-data.ts';
import { lvApi } from './lv-api.ts';
import { lvDataset } from './lv-dataset.ts';
import { lvDef } from './lv-def.ts';
import { lvProblem } from './lv-problem.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');

/** What the pages about the data as a whole say in Latvian: lists, downloads, vocabulary, queries, errors. */
export const lvData: Wording<typeof enData> = {
  list: {
    total: (count) => counted(count, 'ieraksts', 'ieraksti'),
    download: 'Lejupielādēt',
    pages: 'Lapas',
    previous: 'Iepriekšējā',
    next: 'Nākamā',
    pageOf: (page, pages) => `${number(page)}. lapa no ${number(pages)}`,
    empty: 'Šeit nekas nav uzskaitīts.',
  },

  dataset: lvDataset,
  definitions: lvDef,
  api: lvApi,

  problem: lvProblem,
};
