import { DOCUMENTS } from './documents.ts';
import { FEED } from './feed.ts';
import { FILES } from './files.ts';
import { FINDING } from './finding.ts';
import { LISTED } from './lists.ts';
import type { PathItem } from './path-item.ts';
import { QUERIES } from './queries.ts';
import { SERVICES } from './services.ts';

/** Every public address; a route of app.ts that is in none of these lists fails a test. */
export const PATH_ITEMS: readonly PathItem[] = [
  ...DOCUMENTS,
  ...LISTED,
  ...QUERIES,
  ...FINDING,
  ...FILES,
  ...FEED,
  ...SERVICES,
];
