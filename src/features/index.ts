import type { Route } from '../http/route.ts';
import { ROUTES as AGENTS } from './agents/route.ts';
import { ROUTES as API } from './api/route.ts';
import { ROUTES as BROWSE } from './browse/route.ts';
import { ROUTES as DATASET } from './dataset/route.ts';
import { ROUTES as DOCUMENTS } from './documents/route.ts';
import { ROUTES as HOME } from './home/route.ts';
import { ROUTES as LISTS } from './lists/route.ts';
import { ROUTES as NETWORK } from './network/route.ts';
import { ROUTES as PERSPECTIVES } from './perspectives/route.ts';
import { ROUTES as PREVIEWS } from './previews/route.ts';
import { ROUTES as QUERIES } from './queries/route.ts';
import { ROUTES as RECONCILE } from './reconcile/route.ts';
import { ROUTES as RELEASES } from './releases/route.ts';
import { ROUTES as SEARCH } from './search/route.ts';
import { ROUTES as SPARQL } from './sparql/route.ts';
import { ROUTES as VOCABULARY } from './vocabulary/route.ts';
import { ROUTES as WIKIDATA } from './wikidata/route.ts';

/** Every public address, in the order in which `/api` shows them. */
export const ROUTES: readonly Route[] = [
  ...[
    ...HOME,
    ...DOCUMENTS,
    ...PREVIEWS,
    ...VOCABULARY,
    ...LISTS,
    ...PERSPECTIVES,
    ...BROWSE,
    ...NETWORK,
    ...SPARQL,
    ...QUERIES,
    ...SEARCH,
    ...RECONCILE,
  ],
  ...[...DATASET, ...RELEASES, ...WIKIDATA, ...AGENTS, ...API],
];
