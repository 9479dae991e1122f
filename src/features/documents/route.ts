import { asOf } from '../../http/memento/as-of.ts';
import { memento, TIMEMAP_FORMS, timeMap } from '../../http/memento/memento.ts';
import { GEOJSON, HTML, RDF_FORMS } from '../../http/representation.ts';
import {
  AS_OF,
  describedAs,
  inPath,
  inQuery,
  negotiated,
  type Parameter,
  type Route,
  suffixed,
} from '../../http/route.ts';
import { EMBED_ROUTES } from './embedding.tsx';
import { document, documentOfIri, thing } from './handlers.ts';
import { NATIVE, PROFILES } from './profiles/index.ts';

const FORMS = [...RDF_FORMS, HTML, GEOJSON];
const TYPE = inPath('type', ({ api }) => api.parameterTexts.slug);
const SLUG = inPath('slug', ({ api }) => api.parameterTexts.slug);

const PROFILE = inQuery('_profile', ({ api }) =>
  api.parameterTexts.profile(['mp', ...PROFILES.map(({ token }) => token)].join(', ')),
);
const MEDIA_TYPE = inQuery('_mediatype', ({ api }) => api.parameterTexts.mediaType);
const ACCEPT_PROFILE: Parameter = {
  name: 'Accept-Profile',
  in: 'header',
  text: ({ api }) =>
    api.parameterTexts.acceptProfile([NATIVE, ...PROFILES].map(({ iri }) => `<${iri}>`).join(', ')),
};

/** Things, the documents about them, and their versions. */
export const ROUTES: readonly Route[] = [
  {
    path: '/id/{type}/{slug}',
    pattern: '/id/*',
    handler: asOf(thing),
    group: 'documents',
    ...describedAs('thing'),
    parameters: [TYPE, SLUG],
    forms: [],
    status: 303,
    problems: ['not-found'],
    example: ({ document: address }) =>
      address.startsWith('doc/') ? { path: address.replace(/^doc\//, 'id/') } : undefined,
    atRoot: true,
  },
  {
    path: '/.well-known/genid/{label}',
    pattern: '/.well-known/genid/*',
    handler: asOf(thing),
    group: 'documents',
    ...describedAs('blankNode'),
    parameters: [inPath('label', ({ api }) => api.parameterTexts.blankNode)],
    forms: [],
    status: 303,
    problems: ['not-found'],
  },
  {
    path: '/doc/{type}/{slug}',
    pattern: '/doc/*',
    handler: memento(document),
    group: 'documents',
    ...describedAs('document'),
    parameters: [TYPE, SLUG, AS_OF, PROFILE, MEDIA_TYPE, ACCEPT_PROFILE],
    forms: suffixed(FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: ({ document: address }) => ({ path: address, accept: 'text/turtle' }),
  },
  {
    path: '/doc',
    handler: memento(documentOfIri),
    group: 'documents',
    ...describedAs('documentOfIri'),
    parameters: [
      {
        ...inQuery('iri', ({ api }) => api.parameterTexts.iri, { type: 'string', format: 'iri' }),
        required: true,
      },
      inQuery('format', ({ api }) => api.parameterTexts.format, {
        type: 'string',
        enum: FORMS.map(({ extension }) => extension),
      }),
    ],
    forms: negotiated(...FORMS.map(({ mediaType }) => mediaType)),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    example: ({ iri }) => ({ path: `doc?iri=${encodeURIComponent(iri)}`, accept: 'application/ld+json' }),
  },
  {
    path: '/timemap/{address}',
    pattern: '/timemap/*',
    handler: timeMap,
    group: 'documents',
    ...describedAs('timeMap'),
    parameters: [inPath('address', ({ api }) => api.parameterTexts.address)],
    forms: negotiated(...TIMEMAP_FORMS.map(({ mediaType }) => mediaType)),
    problems: ['not-found', 'not-acceptable'],
    inStaticSite: 'never',
  },
  ...EMBED_ROUTES,
];
