import { asOf } from '../../http/memento/as-of.ts';
import { HTML, RDF_FORMS } from '../../http/representation.ts';
import { AS_OF, describedAs, inPath, negotiated, type Route, suffixed } from '../../http/route.ts';
import { context, SHAPES_FORMS, shapes } from './files.tsx';
import { DEFINITION_FORMS, definition, definitions } from './handlers.ts';

/** The vocabulary, its shapes and its context. */
export const ROUTES: readonly Route[] = [
  {
    path: '/def',
    handler: asOf(definitions),
    group: 'documents',
    ...describedAs('vocabulary'),
    parameters: [AS_OF],
    forms: suffixed(DEFINITION_FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'def', accept: 'text/turtle' }),
    isOffered: ({ vocabulary }) => vocabulary,
    inStaticSite: 'start',
    inSitemap: true,
  },
  {
    path: '/def/{scheme}/{code}',
    isOffered: ({ vocabulary }) => vocabulary,
    pattern: '/def/*',
    handler: asOf(definition),
    group: 'documents',
    ...describedAs('concept'),
    parameters: [
      inPath('scheme', ({ api }) => api.parameterTexts.scheme),
      inPath('code', ({ api }) => api.parameterTexts.code),
      AS_OF,
    ],
    forms: suffixed([...RDF_FORMS, HTML]),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'def/field/culture', accept: 'application/ld+json' }),
  },
  {
    path: '/def/shapes',
    isOffered: ({ vocabulary }) => vocabulary,
    handler: shapes,
    group: 'documents',
    ...describedAs('shapes'),
    forms: suffixed(SHAPES_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'def/shapes', accept: 'text/turtle' }),
  },
  {
    path: '/def/context.jsonld',
    isOffered: ({ vocabulary }) => vocabulary,
    handler: context,
    group: 'documents',
    ...describedAs('context'),
    forms: negotiated('application/ld+json'),
    example: () => ({ path: 'def/context.jsonld' }),
    inStaticSite: 'start',
  },
];
