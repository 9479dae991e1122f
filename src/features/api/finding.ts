import { SEARCH_FORMS } from '../search/route.ts';
import { AS_OF, inPath, inQuery, negotiated, type PathItem, suffixed } from './path-item.ts';

const JSON_ONLY = [{ mediaType: 'application/json' }];
const WHAT = inPath(
  'what',
  { en: 'What is named: entity, type or property.', lv: 'Ko nosauc: entity, type vai property.' },
  { type: 'string', enum: ['entity', 'type', 'property'] },
);
const PREFIX = inQuery('prefix', { en: 'How the name begins.', lv: 'Nosaukuma sākums.' });
const ID = inQuery('id', { en: 'An id that the service gave.', lv: 'Pakalpojuma dots id.' });

/** Search, look-up by identifiers of others, and the Reconciliation Service API. */
export const FINDING: readonly PathItem[] = [
  {
    path: '/search',
    routes: ['/search'],
    group: 'queries',
    title: { en: 'Search by name', lv: 'Meklēt pēc nosaukuma' },
    text: {
      en: 'Names in any language, without accents and with slips of the pen; identifiers and IRIs too.',
      lv: 'Nosaukumi jebkurā valodā, arī bez diakritiskajām zīmēm un ar pārrakstīšanās kļūdām; arī identifikatori un IRI.',
    },
    parameters: [
      inQuery('q', { en: 'What is looked for.', lv: 'Ko meklē.' }),
      inQuery('type', { en: 'Only things of this kind.', lv: 'Tikai šāda veida lietas.' }),
      inQuery(
        'limit',
        { en: 'The most to find.', lv: 'Cik daudz, lielākais, atrast.' },
        { type: 'integer', minimum: 1 },
      ),
      AS_OF,
    ],
    formats: suffixed(SEARCH_FORMS),
    problems: ['malformed', 'not-acceptable'],
    example: () => ({ path: 'search.json?q=Siauliai' }),
  },
  {
    path: '/lookup',
    routes: ['/lookup'],
    group: 'queries',
    title: { en: 'Look up an identifier of others', lv: 'Atrast pēc citu identifikatora' },
    text: {
      en: 'Leads to the document about what has this IRI of Wikidata, GeoNames, NUTS or EuroVoc; where several have it, all are listed (300).',
      lv: 'Ved pie dokumenta par to, kam ir šī Wikidata, GeoNames, NUTS vai EuroVoc IRI; ja tādu ir vairāki, uzskaita visus (300).',
    },
    parameters: [
      { ...inQuery('iri', { en: 'IRI or identifier.', lv: 'IRI vai identifikators.' }), required: true },
    ],
    formats: [],
    status: 303,
    problems: ['malformed', 'not-found'],
  },
  {
    path: '/reconcile',
    routes: ['/reconcile'],
    group: 'queries',
    methods: ['GET', 'POST'],
    title: { en: 'Reconciliation, for OpenRefine', lv: 'Saskaņošana, OpenRefine vajadzībām' },
    text: {
      en: 'The Reconciliation Service API 0.2: without parameters the manifest of the service.',
      lv: 'Reconciliation Service API 0.2; bez parametriem – pakalpojuma apraksts.',
    },
    parameters: [
      inQuery('queries', {
        en: 'Queries as JSON, by keys of your own.',
        lv: 'Vaicājumi kā JSON ar paša izvēlētām atslēgām.',
      }),
      inQuery('extend', {
        en: 'Ids and properties to add, as JSON.',
        lv: 'Papildināmie id un īpašības kā JSON.',
      }),
    ],
    formats: JSON_ONLY,
    problems: ['malformed', 'too-large'],
    example: () => ({ path: 'reconcile' }),
  },
  {
    path: '/reconcile/suggest/{what}',
    routes: ['/reconcile/suggest/:what'],
    group: 'queries',
    title: { en: 'Suggest as one types', lv: 'Ieteikt rakstot' },
    parameters: [WHAT, PREFIX],
    formats: JSON_ONLY,
    problems: ['not-found'],
    example: () => ({ path: 'reconcile/suggest/entity?prefix=Daug' }),
  },
  {
    path: '/reconcile/flyout/{what}',
    routes: ['/reconcile/flyout/:what'],
    group: 'queries',
    title: { en: 'A card about a suggestion', lv: 'Kartīte par ieteikumu' },
    parameters: [WHAT, ID],
    formats: JSON_ONLY,
    problems: ['not-found'],
  },
  {
    path: '/reconcile/preview',
    routes: ['/reconcile/preview'],
    group: 'queries',
    title: { en: 'A small page about a candidate', lv: 'Maza lapa par kandidātu' },
    parameters: [ID],
    formats: negotiated([{ mediaType: 'text/html' }]),
    problems: ['not-found'],
  },
  {
    path: '/reconcile/extend/propose',
    routes: ['/reconcile/extend/propose'],
    group: 'queries',
    title: { en: 'Properties that can be added', lv: 'Pievienojamās īpašības' },
    parameters: [inQuery('type', { en: 'Of things of this kind.', lv: 'Šāda veida lietām.' })],
    formats: JSON_ONLY,
    problems: ['not-found'],
  },
];
