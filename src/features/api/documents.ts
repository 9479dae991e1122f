import { GEOJSON, HTML, RDF_FORMS } from '../../http/representation.ts';
import { NATIVE, PROFILES } from '../documents/profiles/index.ts';
import { DEFINITION_FORMS } from '../vocabulary/route.ts';
import type { ApiParameter } from './api-view.ts';
import { AS_OF, inPath, inQuery, negotiated, type PathItem, suffixed } from './path-item.ts';

const FORMS = suffixed([...RDF_FORMS, HTML, GEOJSON]);
const TYPE = inPath('type', {
  en: 'Kind of thing: place, partnership, organisation, network, project or source.',
  lv: 'Lietas veids: place, partnership, organisation, network, project vai source.',
});
const SLUG = inPath('slug', { en: 'Its name in addresses.', lv: 'Tās nosaukums adresēs.' });

const PROFILE = inQuery(
  '_profile',
  {
    en: `${['mp', ...PROFILES.map(({ token }) => token)].join(', ')}, or the IRI of one; alt lists what there is.`,
    lv: `${['mp', ...PROFILES.map(({ token }) => token)].join(', ')} vai profila IRI; alt uzskaita pieejamos.`,
  },
  { type: 'string' },
);
const MEDIA_TYPE = inQuery(
  '_mediatype',
  { en: 'A media type, in place of Accept.', lv: 'Datu veids Accept lauka vietā.' },
  { type: 'string' },
);
const ACCEPT_PROFILE: ApiParameter = {
  name: 'Accept-Profile',
  in: 'header',
  text: {
    en: `Profiles by IRI: ${[NATIVE, ...PROFILES].map(({ iri }) => `<${iri}>`).join(', ')}.`,
    lv: `Profili pēc IRI: ${[NATIVE, ...PROFILES].map(({ iri }) => `<${iri}>`).join(', ')}.`,
  },
};

/** Things, the documents about them, and the vocabulary. */
export const DOCUMENTS: readonly PathItem[] = [
  {
    path: '/',
    routes: ['/'],
    group: 'documents',
    title: { en: 'Home page', lv: 'Sākumlapa' },
    parameters: [AS_OF],
    formats: [{ mediaType: 'text/html' }],
    problems: ['not-acceptable'],
  },
  {
    path: '/id/{type}/{slug}',
    atRoot: true,
    routes: ['/id/*'],
    group: 'documents',
    title: { en: 'A thing', lv: 'Lieta' },
    text: {
      en: 'The IRI of a thing leads to the document about it.',
      lv: 'Lietas IRI ved pie dokumenta par to.',
    },
    parameters: [TYPE, SLUG],
    formats: [],
    status: 303,
    problems: ['not-found'],
    example: ({ document }) =>
      document.startsWith('doc/') ? { path: document.replace(/^doc\//, 'id/') } : undefined,
  },
  {
    path: '/doc/{type}/{slug}',
    routes: ['/doc/*'],
    group: 'documents',
    title: { en: 'The document about a thing', lv: 'Dokuments par lietu' },
    text: {
      en: 'All that is said of it and what points at it; GeoJSON where it has coordinates. The same in the terms of schema.org or Wikidata where those have words for it, by profile; the Link fields say which.',
      lv: 'Viss, kas par to teikts, un viss, kas uz to norāda; GeoJSON, ja tai ir koordinātas. Tas pats schema.org vai Wikidata terminos, ja tiem ir tam vārdi, – pēc profila; to, kuri ir pieejami, saka Link lauki.',
    },
    parameters: [TYPE, SLUG, AS_OF, PROFILE, MEDIA_TYPE, ACCEPT_PROFILE],
    formats: FORMS,
    problems: ['not-found', 'not-acceptable'],
    example: ({ document }) => ({ path: document, accept: 'text/turtle' }),
  },
  {
    path: '/doc',
    routes: ['/doc'],
    group: 'documents',
    title: { en: 'The document about any IRI', lv: 'Dokuments par jebkuru IRI' },
    parameters: [
      {
        ...inQuery(
          'iri',
          { en: 'An absolute IRI that the data mention.', lv: 'Datos minēta absolūta IRI.' },
          { type: 'string', format: 'iri' },
        ),
        required: true,
      },
      inQuery(
        'format',
        { en: 'One form, in place of negotiation.', lv: 'Viens noteikts formāts bez saskaņošanas.' },
        { type: 'string', enum: [...RDF_FORMS, HTML, GEOJSON].map(({ extension }) => extension) },
      ),
    ],
    formats: negotiated(FORMS),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    example: ({ iri }) => ({ path: `doc?iri=${encodeURIComponent(iri)}`, accept: 'application/ld+json' }),
  },
  {
    path: '/def',
    routes: ['/def'],
    group: 'documents',
    title: { en: 'The vocabulary', lv: 'Vārdnīca' },
    parameters: [AS_OF],
    formats: suffixed(DEFINITION_FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'def', accept: 'text/turtle' }),
  },
  {
    path: '/def/{scheme}/{code}',
    routes: ['/def/*'],
    group: 'documents',
    title: { en: 'A concept', lv: 'Jēdziens' },
    text: {
      en: 'Without a code the whole scheme; a version number leads to the version in use.',
      lv: 'Bez koda – visa shēma; versijas numurs ved pie spēkā esošās versijas.',
    },
    parameters: [
      inPath('scheme', { en: 'The concept scheme.', lv: 'Jēdzienu shēma.' }),
      inPath('code', { en: 'The concept in it.', lv: 'Jēdziens tajā.' }),
      AS_OF,
    ],
    formats: suffixed([...RDF_FORMS, HTML]),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'def/field/culture', accept: 'application/ld+json' }),
  },
  {
    path: '/def/shapes',
    routes: ['/def/shapes'],
    group: 'documents',
    title: { en: 'SHACL shapes', lv: 'SHACL formas' },
    formats: suffixed([...RDF_FORMS, HTML]),
    problems: ['not-acceptable'],
    example: () => ({ path: 'def/shapes', accept: 'text/turtle' }),
  },
  {
    path: '/def/context.jsonld',
    routes: ['/def/context.jsonld'],
    group: 'documents',
    title: { en: 'The JSON-LD context', lv: 'JSON-LD konteksts' },
    formats: [{ mediaType: 'application/ld+json' }],
    example: () => ({ path: 'def/context.jsonld' }),
  },
  {
    path: '/def/terms.json',
    routes: ['/def/terms.json'],
    group: 'documents',
    title: {
      en: 'Prefixes and the terms in use, for completion',
      lv: 'Prefiksi un lietotie jēdzieni, rakstīšanas palīgiem',
    },
    formats: [{ mediaType: 'application/json' }],
    example: () => ({ path: 'def/terms.json' }),
  },
];
