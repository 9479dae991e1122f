import { TIMEMAP_FORMS } from '../../http/memento/timemap.ts';
import { ATOM, FEED_FORMS, FEED_PAGE_FORMS } from '../releases/feed-route.ts';
import { inPath, negotiated, type PathItem, suffixed } from './path-item.ts';

const STEP = inPath('release', {
  en: 'A release, or two with two dots between them, as the feed links them.',
  lv: 'Laidiens vai divi laidieni ar diviem punktiem starp tiem, kā tos saista plūsma.',
});
const PAGE = inPath(
  'page',
  { en: 'A number from 1.', lv: 'Skaitlis no 1.' },
  { type: 'integer', minimum: 1 },
);

/** What changed, and what there was. */
export const FEED: readonly PathItem[] = [
  {
    path: '/feed',
    routes: ['/feed'],
    group: 'files',
    title: { en: 'All changes, as an event stream', lv: 'Visas izmaiņas kā notikumu plūsma' },
    text: {
      en: 'Linked Data Event Stream (LDES): whoever follows it has the current data, quad for quad.',
      lv: 'Linked Data Event Stream (LDES): kas tai seko, tam ir pašreizējie dati, kvads kvadā.',
    },
    formats: suffixed(FEED_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'feed', accept: 'text/turtle' }),
  },
  {
    path: '/feed/page/{release}/{page}',
    routes: ['/feed/page/:release/:page'],
    group: 'files',
    title: { en: 'A page of the event stream', lv: 'Notikumu plūsmas lapa' },
    parameters: [STEP, PAGE],
    formats: suffixed(FEED_PAGE_FORMS),
    problems: ['not-found', 'not-acceptable'],
  },
  {
    path: '/feed.atom',
    routes: ['/feed.atom'],
    group: 'files',
    title: { en: 'The latest changes for feed readers', lv: 'Jaunākās izmaiņas plūsmu lasītājiem' },
    formats: negotiated([ATOM]),
    example: () => ({ path: 'feed.atom' }),
  },
  {
    path: '/timemap/{address}',
    routes: ['/timemap/*'],
    group: 'documents',
    title: { en: 'All versions of a document', lv: 'Visas dokumenta versijas' },
    text: {
      en: 'Memento (RFC 7089): documents and the dataset answer Accept-Datetime, or ?release= with a name.',
      lv: 'Memento (RFC 7089): dokumenti un datu kopa atbild uz Accept-Datetime vai ?release= ar nosaukumu.',
    },
    parameters: [
      inPath('address', {
        en: 'Address of the document: doc/place/radom.',
        lv: 'Dokumenta adrese: doc/place/radom.',
      }),
    ],
    formats: negotiated(TIMEMAP_FORMS),
    problems: ['not-found', 'not-acceptable'],
  },
];
