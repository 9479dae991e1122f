import { HTML } from '../../http/representation.ts';
import { METRICS_TYPE } from '../../http/serving/metrics.ts';
import { inPath, inQuery, negotiated, type PathItem } from './path-item.ts';

const SVG = [{ mediaType: 'image/svg+xml' }];

/** The interface about itself, and what machines look for on every site. */
export const SERVICES: readonly PathItem[] = [
  {
    path: '/api',
    routes: ['/api'],
    group: 'services',
    title: { en: 'This interface, for people', lv: 'Šī saskarne, cilvēkiem' },
    formats: negotiated([HTML]),
    problems: ['not-acceptable'],
    example: () => ({ path: 'api', accept: 'text/html' }),
  },
  {
    path: '/openapi.json',
    routes: ['/openapi.json'],
    group: 'services',
    title: { en: 'This interface in OpenAPI 3.1', lv: 'Šī saskarne OpenAPI 3.1 pierakstā' },
    formats: [{ mediaType: 'application/json' }],
    example: () => ({ path: 'openapi.json' }),
  },
  {
    path: '/.well-known/api-catalog',
    atRoot: true,
    routes: ['/.well-known/api-catalog'],
    group: 'services',
    title: { en: 'The interfaces of this site', lv: 'Šīs vietnes saskarnes' },
    text: {
      en: 'Each with its documentation, its description and its metadata, as a link set (RFC 9727).',
      lv: 'Katra ar dokumentāciju, aprakstu un metadatiem, kā saišu kopa (RFC 9727).',
    },
    formats: [{ mediaType: 'application/linkset+json' }],
    example: () => ({ path: '.well-known/api-catalog' }),
  },
  {
    path: '/assets/{name}',
    routes: ['/assets/*', '/assets/world.json'],
    group: 'services',
    title: { en: 'Style sheets, scripts and pictures of the pages', lv: 'Lapu stili, skripti un attēli' },
    parameters: [inPath('name', { en: 'Name of the file.', lv: 'Datnes nosaukums.' })],
    formats: [{ mediaType: '*/*' }],
    problems: ['not-found'],
    example: () => ({ path: 'assets/site.css' }),
  },
  {
    path: '/favicon.svg',
    routes: ['/favicon.svg'],
    group: 'services',
    title: { en: 'The sign of the site', lv: 'Vietnes zīme' },
    formats: SVG,
    example: () => ({ path: 'favicon.svg' }),
  },
  {
    path: '/def/logo.svg',
    routes: ['/def/logo.svg'],
    group: 'services',
    title: { en: 'The sign of the vocabulary', lv: 'Vārdnīcas zīme' },
    formats: SVG,
    example: () => ({ path: 'def/logo.svg' }),
  },
  {
    path: '/robots.txt',
    atRoot: true,
    routes: ['/robots.txt'],
    group: 'services',
    title: { en: 'What crawlers may read', lv: 'Ko drīkst lasīt rāpuļi' },
    formats: [{ mediaType: 'text/plain' }],
    example: () => ({ path: 'robots.txt' }),
  },
  {
    path: '/sitemap.xml',
    atRoot: true,
    routes: ['/sitemap.xml'],
    group: 'services',
    title: { en: 'Addresses of all documents', lv: 'Visu dokumentu adreses' },
    parameters: [
      inQuery(
        'part',
        { en: 'A part, where there are several.', lv: 'Daļa, ja to ir vairākas.' },
        { type: 'integer', minimum: 1 },
      ),
    ],
    formats: [{ mediaType: 'application/xml' }],
    problems: ['not-found'],
    example: () => ({ path: 'sitemap.xml' }),
  },
  {
    path: '/healthz',
    atRoot: true,
    routes: ['/healthz'],
    group: 'services',
    title: { en: 'Whether the server answers', lv: 'Vai serveris atbild' },
    formats: [{ mediaType: 'text/plain' }],
    example: () => ({ path: 'healthz' }),
  },
  {
    path: '/readyz',
    routes: ['/readyz'],
    group: 'services',
    title: {
      en: 'Whether documents can be read, and of which release',
      lv: 'Vai dokumenti ir lasāmi un no kura laidiena',
    },
    formats: [{ mediaType: 'application/json' }],
    problems: ['busy'],
    example: () => ({ path: 'readyz' }),
  },
  {
    path: '/metrics',
    routes: ['/metrics'],
    group: 'services',
    title: { en: 'Counters for Prometheus', lv: 'Skaitītāji Prometheus vajadzībām' },
    formats: [{ mediaType: METRICS_TYPE.split(';')[0] ?? METRICS_TYPE }],
    example: () => ({ path: 'metrics' }),
  },
];
