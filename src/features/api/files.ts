import { DUMP_LISTING_FORMS } from '../dataset/dump-listing.ts';
import { LINK_SET_FORMS } from '../dataset/link-sets.ts';
import { DATASET_FORMS } from '../dataset/route.ts';
import { RELEASE_FORMS } from '../releases/route.ts';
import { COMPARE_FORMS } from '../wikidata/route.ts';
import { AS_OF, inPath, negotiated, type PathItem, suffixed } from './path-item.ts';

/** The dataset as a whole and its files. */
export const FILES: readonly PathItem[] = [
  {
    path: '/dataset',
    routes: ['/dataset'],
    group: 'files',
    title: { en: 'The dataset', lv: 'Datu kopa' },
    text: {
      en: 'What it is and where its files are, for people and in DCAT-AP and VoID.',
      lv: 'Kas tā ir un kur ir tās datnes: cilvēkiem un DCAT-AP un VoID pierakstā.',
    },
    parameters: [AS_OF],
    formats: suffixed(DATASET_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'dataset', accept: 'text/turtle' }),
  },
  {
    path: '/.well-known/void',
    atRoot: true,
    routes: ['/.well-known/void'],
    group: 'files',
    title: { en: 'Where the dataset is described', lv: 'Kur datu kopa ir aprakstīta' },
    formats: [],
    status: 303,
    example: () => ({ path: '.well-known/void' }),
  },
  {
    path: '/dataset/linkset',
    routes: ['/dataset/linkset'],
    group: 'files',
    title: { en: 'Links of the dataset', lv: 'Datu kopas saites' },
    text: {
      en: 'What the Link fields of the dataset, its files and its metadata say, in one document (FAIR Signposting).',
      lv: 'Tas, ko saka datu kopas, tās datņu un metadatu Link lauki, vienā dokumentā (FAIR Signposting).',
    },
    formats: suffixed(LINK_SET_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'dataset/linkset.json' }),
  },
  {
    path: '/CITATION.cff',
    routes: ['/CITATION.cff'],
    group: 'files',
    title: { en: 'How to cite the dataset', lv: 'Kā atsaukties uz datu kopu' },
    formats: [{ mediaType: 'application/yaml' }],
    example: () => ({ path: 'CITATION.cff' }),
  },
  {
    path: '/lod-cloud.json',
    routes: ['/lod-cloud.json'],
    group: 'files',
    title: {
      en: 'The dataset for the Linked Open Data Cloud',
      lv: 'Datu kopa saistīto atvērto datu mākonim',
    },
    formats: [{ mediaType: 'application/json' }],
    example: () => ({ path: 'lod-cloud.json' }),
  },
  {
    path: '/dumps/',
    routes: ['/dumps/', '/dumps'],
    group: 'files',
    title: { en: 'All files', lv: 'Visas datnes' },
    text: {
      en: 'The files of every release that is kept, with sizes and checksums.',
      lv: 'Visu glabāto laidienu datnes ar lielumu un kontrolsummu.',
    },
    formats: negotiated(DUMP_LISTING_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'dumps/', accept: 'application/json' }),
  },
  {
    path: '/dumps/{release}/',
    routes: ['/dumps/:release/', '/dumps/:release'],
    group: 'files',
    title: { en: 'The files of a release', lv: 'Laidiena datnes' },
    text: { en: 'The page of the release lists them.', lv: 'Tās uzskaita laidiena lapa.' },
    parameters: [inPath('release', { en: 'Its name, or latest.', lv: 'Tā nosaukums vai latest.' })],
    formats: [],
    status: 303,
    problems: ['not-found'],
    example: () => ({ path: 'dumps/latest/' }),
  },
  {
    path: '/dumps/{release}/{file}',
    routes: ['/dumps/:release/:file'],
    group: 'files',
    title: { en: 'A file of a release', lv: 'Laidiena datne' },
    text: {
      en: 'Whole or in part (Range); the address with the name of a release always gives the same bytes.',
      lv: 'Visa vai pa daļām (Range); adrese ar laidiena nosaukumu vienmēr dod tos pašus baitus.',
    },
    parameters: [
      inPath('release', { en: 'Name of a release, or latest.', lv: 'Laidiena nosaukums vai latest.' }),
      inPath('file', {
        en: 'Name of the file, as the dataset lists it.',
        lv: 'Datnes nosaukums, kā tas norādīts pie datu kopas.',
      }),
    ],
    formats: [{ mediaType: '*/*' }],
    problems: ['not-found', 'range-not-satisfiable'],
    example: ({ file }) => ({ path: `dumps/latest/${file}` }),
  },
  {
    path: '/releases',
    routes: ['/releases'],
    group: 'files',
    title: { en: 'All releases', lv: 'Visi laidieni' },
    formats: suffixed(RELEASE_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'releases.json' }),
  },
  {
    path: '/releases/{name}',
    routes: ['/releases/:name'],
    group: 'files',
    title: { en: 'A release, or what changed between two', lv: 'Laidiens vai divu laidienu atšķirība' },
    text: {
      en: 'Two names with two dots between them compare two releases; other names of a release lead to its own.',
      lv: 'Divi nosaukumi ar diviem punktiem starp tiem salīdzina divus laidienus; citi laidiena nosaukumi ved pie tā paša.',
    },
    parameters: [
      inPath('name', { en: 'Name of a release, or of two.', lv: 'Viena vai divu laidienu nosaukums.' }),
    ],
    formats: suffixed(RELEASE_FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: ({ release }) => ({ path: `releases/${release}`, accept: 'application/json' }),
  },
  {
    path: '/compare',
    routes: ['/compare'],
    group: 'files',
    title: { en: 'Compared with Wikidata', lv: 'Salīdzināts ar Wikidata' },
    text: {
      en: 'The twinnings here beside those of Wikidata, where the operator keeps a snapshot of it.',
      lv: 'Šejienes sadraudzības partnerības līdzās Wikidata ziņām, ja uzturētājs glabā to kopiju.',
    },
    formats: suffixed(COMPARE_FORMS),
    problems: ['not-compared', 'not-acceptable'],
  },
];
