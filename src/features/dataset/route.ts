import { memento } from '../../http/memento/memento.ts';
import { AS_OF, describedAs, inPath, negotiated, type Route, suffixed } from '../../http/route.ts';
import { hasRecords } from '../../http/serving/perspectives.ts';
import { DUMP_LISTING_FORMS, dumpListing, dumpsOfRelease } from './dump-listing.tsx';
import { dump } from './dumps.ts';
import { DATASET_FORMS, dataset, wellKnownVoid } from './handlers.ts';
import { apiCatalog, datasetLinks, LINK_SET_FORMS } from './link-sets.ts';
import { PARTITIONS_ROUTE } from './partitions.ts';
import { citationFile, lodCloudFile } from './registrations.ts';

/** The dataset as a whole, and its files. */
export const ROUTES: readonly Route[] = [
  {
    path: '/dataset',
    handler: memento(dataset),
    group: 'files',
    ...describedAs('dataset'),
    parameters: [AS_OF],
    forms: suffixed(DATASET_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'dataset', accept: 'text/turtle' }),
    inStaticSite: 'start',
    inSitemap: true,
    warm: 'dataset',
    probe: { path: 'dataset', accept: 'text/turtle' },
  },
  {
    path: '/.well-known/void',
    handler: wellKnownVoid,
    group: 'files',
    ...describedAs('void'),
    forms: [],
    status: 303,
    example: () => ({ path: '.well-known/void' }),
    atRoot: true,
    inStaticSite: 'never',
  },
  {
    path: '/.well-known/api-catalog',
    handler: apiCatalog,
    group: 'services',
    ...describedAs('apiCatalog'),
    forms: negotiated('application/linkset+json'),
    example: () => ({ path: '.well-known/api-catalog' }),
    atRoot: true,
    inStaticSite: 'never',
  },
  {
    path: '/dataset/linkset',
    handler: datasetLinks,
    group: 'files',
    ...describedAs('linkset'),
    forms: suffixed(LINK_SET_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'dataset/linkset.json' }),
  },
  {
    path: '/CITATION.cff',
    handler: citationFile,
    group: 'files',
    ...describedAs('citation'),
    forms: negotiated('application/yaml'),
    example: () => ({ path: 'CITATION.cff' }),
  },
  {
    path: '/lod-cloud.json',
    handler: lodCloudFile,
    group: 'files',
    ...describedAs('lodCloud'),
    forms: negotiated('application/json'),
    example: () => ({ path: 'lod-cloud.json' }),
  },
  {
    path: '/dumps/',
    handler: dumpListing,
    group: 'files',
    ...describedAs('dumps'),
    forms: negotiated(...DUMP_LISTING_FORMS.map(({ mediaType }) => mediaType)),
    problems: ['not-acceptable'],
    example: () => ({ path: 'dumps/', accept: 'application/json' }),
  },
  {
    path: '/dumps/{release}/',
    handler: dumpsOfRelease,
    group: 'files',
    ...describedAs('dumpsOfRelease'),
    parameters: [inPath('release', ({ api }) => api.parameterTexts.releaseOrLatest)],
    forms: [],
    status: 303,
    problems: ['not-found'],
    example: () => ({ path: 'dumps/latest/' }),
  },
  {
    path: '/dumps/{release}/{file}',
    handler: dump,
    group: 'files',
    ...describedAs('dump'),
    parameters: [
      inPath('release', ({ api }) => api.parameterTexts.releaseOfFile),
      inPath('file', ({ api }) => api.parameterTexts.file),
    ],
    forms: negotiated('*/*'),
    problems: ['not-found', 'range-not-satisfiable'],
    example: ({ file }) => ({ path: `dumps/latest/${file}` }),
    probe: { path: 'dumps/latest/munpart.nt' },
  },
  PARTITIONS_ROUTE,
  tableRoute('csv-metadata.json', 'csvMetadata', 'application/csvm+json'),
  tableRoute('parquet', 'parquet', 'application/vnd.apache.parquet'),
];

/** What there is of each table; the router knows it as a file of a release. */
function tableRoute(suffix: string, name: 'csvMetadata' | 'parquet', mediaType: string): Route {
  return {
    path: `/dumps/{release}/{table}.${suffix}`,
    pattern: '/dumps/:release/:file',
    handler: dump,
    isOffered: hasRecords,
    group: 'files',
    ...describedAs(name),
    parameters: [
      inPath('release', ({ api }) => api.parameterTexts.releaseOfFile),
      inPath('table', ({ api }) => api.parameterTexts.table),
    ],
    forms: negotiated(mediaType),
    problems: ['not-found'],
  };
}
