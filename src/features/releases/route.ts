import { describedAs, inPath, negotiated, type Route, suffixed } from '../../http/route.ts';
import { ATOM, atom, FEED_FORMS, FEED_PAGE_FORMS, feed, feedPage } from './feed.ts';
import { RELEASE_FORMS, release, releases } from './handlers.ts';

/** The releases, and what changed from one to the next. */
export const ROUTES: readonly Route[] = [
  {
    path: '/releases',
    handler: releases,
    group: 'files',
    ...describedAs('releases'),
    forms: suffixed(RELEASE_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'releases.json' }),
    inStaticSite: 'start',
  },
  {
    path: '/releases/{name}',
    handler: release,
    group: 'files',
    ...describedAs('release'),
    parameters: [inPath('name', ({ api }) => api.parameterTexts.releaseNames)],
    forms: suffixed(RELEASE_FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: ({ release: name }) => ({ path: `releases/${name}`, accept: 'application/json' }),
  },
  {
    path: '/feed',
    handler: feed,
    group: 'files',
    ...describedAs('feed'),
    forms: suffixed(FEED_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'feed', accept: 'text/turtle' }),
    inStaticSite: 'start',
  },
  {
    path: '/feed/page/{release}/{page}',
    handler: feedPage,
    group: 'files',
    ...describedAs('feedPage'),
    parameters: [
      inPath('release', ({ api }) => api.parameterTexts.step),
      inPath('page', ({ api }) => api.parameterTexts.number, { type: 'integer', minimum: 1 }),
    ],
    forms: suffixed(FEED_PAGE_FORMS),
    problems: ['not-found', 'not-acceptable'],
  },
  {
    path: '/feed.atom',
    handler: atom,
    group: 'files',
    ...describedAs('atom'),
    forms: negotiated(ATOM.mediaType),
    example: () => ({ path: 'feed.atom' }),
  },
];
