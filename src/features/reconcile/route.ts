import { HTML, JSON_FORM } from '../../http/representation.ts';
import { describedAs, inPath, inQuery, negotiated, type Route } from '../../http/route.ts';
import { hasRecords } from '../../http/serving/perspectives.ts';
import { propose, suggest } from './answers.ts';
import { reconcile } from './handlers.ts';
import { flyoutOf, preview } from './preview.ts';

const JSON_ONLY = negotiated(JSON_FORM.mediaType);
const WHAT = inPath('what', ({ api }) => api.parameterTexts.what, {
  type: 'string',
  enum: ['entity', 'type', 'property'],
});
const ID = inQuery('id', ({ api }) => api.parameterTexts.id);

/** The Reconciliation Service API 0.2. */
export const ROUTES: readonly Route[] = [
  {
    path: '/reconcile',
    isOffered: hasRecords,
    methods: ['GET', 'POST'],
    handler: reconcile,
    isUnqueued: true,
    group: 'queries',
    ...describedAs('reconcile'),
    parameters: [
      inQuery('queries', ({ api }) => api.parameterTexts.batch),
      inQuery('extend', ({ api }) => api.parameterTexts.extend),
    ],
    forms: JSON_ONLY,
    problems: ['malformed', 'too-large'],
    example: () => ({ path: 'reconcile' }),
    inStaticSite: 'never',
  },
  {
    path: '/reconcile/suggest/{what}',
    isOffered: hasRecords,
    handler: suggest,
    group: 'queries',
    ...describedAs('suggest'),
    parameters: [WHAT, inQuery('prefix', ({ api }) => api.parameterTexts.prefix)],
    forms: JSON_ONLY,
    problems: ['not-found'],
    example: () => ({ path: 'reconcile/suggest/entity?prefix=Daug' }),
    inStaticSite: 'never',
  },
  {
    path: '/reconcile/flyout/{what}',
    isOffered: hasRecords,
    handler: flyoutOf,
    group: 'queries',
    ...describedAs('flyout'),
    parameters: [WHAT, ID],
    forms: JSON_ONLY,
    problems: ['not-found'],
    inStaticSite: 'never',
  },
  {
    path: '/reconcile/preview',
    isOffered: hasRecords,
    handler: preview,
    group: 'queries',
    ...describedAs('preview'),
    parameters: [ID],
    forms: negotiated(HTML.mediaType),
    problems: ['not-found'],
    inStaticSite: 'never',
  },
  {
    path: '/reconcile/extend/propose',
    isOffered: hasRecords,
    handler: propose,
    group: 'queries',
    ...describedAs('propose'),
    parameters: [inQuery('type', ({ api }) => api.parameterTexts.ofKind)],
    forms: JSON_ONLY,
    problems: ['not-found'],
    inStaticSite: 'never',
  },
];
