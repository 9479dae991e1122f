import { expect, test } from 'vitest';
import { resourcePage } from '../../../src/features/documents/page/resource.tsx';
import { literal, text } from '../../../src/rdf/terms.ts';
import { XSD } from '../../../src/rdf/vocabularies.ts';
import {
  about,
  BASE,
  context,
  DAUGAVPILS,
  date,
  labelled,
  PARTNERSHIP,
  RADOM,
  readable,
  view,
  year,
} from './fixtures.ts';

const DEF = 'https://w3id.org/munpart/def';
const SOURCES = [`${BASE}id/source/daugavpils`, `${BASE}id/source/radom`] as const;
const LABELS = [
  ...labelled(DAUGAVPILS, { en: 'Daugavpils', lv: 'Daugavpils' }),
  ...labelled(RADOM, { en: 'Radom', lv: 'Radoma' }),
  ...labelled(PARTNERSHIP, { en: 'Daugavpils – Radom', lv: 'Daugavpils – Radoma' }),
  ...labelled(`${DEF}/instrument/additional-agreement`, { en: 'Additional agreement', lv: 'Papildu līgums' }),
  ...labelled(`${DEF}/instrument/cooperation-agreement`, { en: 'Cooperation agreement' }),
  ...labelled(`${DEF}/field/culture`, { en: 'Culture', lv: 'Kultūra' }),
  ...labelled(`${DEF}/status/active`, { en: 'Active', lv: 'Aktīva' }),
  ...labelled(`${DEF}#start`, { en: 'start', lv: 'sākums' }),
  ...labelled(SOURCES[0], { en: 'International cooperation' }),
];
const agreement = (signed: string, instrument: string) =>
  about(`${PARTNERSHIP}#agreement-${signed.slice(0, 4)}`, {
    'mp:signed': [date(signed)],
    'mp:instrument': [`${DEF}/instrument/${instrument}`],
  });

const partnership = view(PARTNERSHIP, {
  own: [
    ...about(PARTNERSHIP, {
      'rdf:type': ['mp:Partnership'],
      'rdfs:label': [text('Daugavpils – Radom', 'en'), text('Daugavpils – Radoma', 'lv')],
      'mp:partner': [DAUGAVPILS, RADOM],
      'mp:start': [date('1993-12-17')],
      'mp:agreement': [`${PARTNERSHIP}#agreement-2003`, `${PARTNERSHIP}#agreement-1993`],
      'mp:agreedField': [`${DEF}/field/culture`],
      'mp:discrepancy': [`${PARTNERSHIP}#discrepancy-start`],
    }),
    ...agreement('2003-11-17', 'additional-agreement'),
    ...agreement('1993-12-17', 'cooperation-agreement'),
    ...about(`${PARTNERSHIP}#discrepancy-start`, {
      'mp:onProperty': ['mp:start'],
      'mp:variant': [`${PARTNERSHIP}#discrepancy-start-1`],
      'mp:acceptedValue': [literal('1993')],
      'dcterms:description': [text('The pages give two years.', 'en')],
    }),
    ...about(`${PARTNERSHIP}#discrepancy-start-1`, {
      'mp:valueAsStated': [literal('1992')],
      'prov:wasDerivedFrom': [SOURCES[1]],
    }),
  ],
  labels: LABELS,
  claims: [
    ...about(PARTNERSHIP, { 'mp:start': [date('1993-12-17')] }, SOURCES[0]),
    ...about(PARTNERSHIP, { 'mp:start': [year('1992')] }, SOURCES[1]),
    ...about(PARTNERSHIP, { 'mp:partner': [RADOM] }, SOURCES[0]),
    ...about(PARTNERSHIP, { 'mp:partner': [RADOM] }, SOURCES[1]),
  ],
});

const page = (language: 'en' | 'lv' = 'en') => resourcePage(context('/doc/x', { language }), partnership);

/** The part of the page from one id to the end of its section. */
function section(html: string, id: string): string {
  return html.slice(html.indexOf(`id="${id}"`)).split('</section>')[0] ?? '';
}

test('the heading is the label in the language of the page, other names carry their language', () => {
  expect(page('lv')).toContain('<h1><bdi>Daugavpils – Radoma</bdi></h1>');
  expect(page('lv')).toContain('<bdi lang="en">Daugavpils – Radom</bdi>');
  expect(page('lv')).toContain('<title>Daugavpils – Radoma – Partnerības</title>');
});

test('a label in another language than the page says which', () => {
  const labels = labelled(RADOM, { pl: 'Radom' });
  expect(resourcePage(context(), view(RADOM, { labels }))).toContain(
    '<h1><bdi lang="pl">Radom</bdi> <small class="tongue" title="Polish">pl</small></h1>',
  );
});

test('agreements stand in the order of their dates under their own fragment', () => {
  const agreements = section(page(), 'agreements');
  expect(readable(agreements)).toMatch(
    /17 December 1993.*Cooperation agreement.*17 November 2003.*Additional/,
  );
  expect(page().match(/id="agreement-1993"/g)).toHaveLength(1);
});

test('partners and fields lead to their documents', () => {
  expect(page()).toContain('<a href="/doc/place/radom"><bdi>Radom</bdi></a>');
  expect(section(page(), 'fields')).toContain('<a href="/def/field/culture"><bdi>Culture</bdi></a>');
});

test('without a dated source the status is unknown; with one it says when', () => {
  expect(readable(page())).toContain('Unknown: no dated source');
  const stated = about(PARTNERSHIP, {
    'mp:status': [`${DEF}/status/active`],
    'mp:statusAsOf': [year('2020')],
  });
  const html = resourcePage(context(), { ...partnership, own: [...partnership.own, ...stated] });
  expect(readable(html)).toContain('Active, as stated in 2020');
});

test('what each source says stands side by side, and a mark shows where they differ', () => {
  const sources = section(page(), 'sources');
  expect(readable(sources)).toContain('International cooperation daugavpils');
  expect(sources.match(/class="differs"/g)).toHaveLength(1);
  expect(readable(sources)).toMatch(/start mp:start\s?differs\s?17 December 1993\s?1992/);
});

test('a discrepancy shows its variants, its source and what was accepted', () => {
  const shown = readable(section(page(), 'discrepancies'));
  expect(shown).toMatch(/start.*The pages give two years.*1992.*id\/source\/radom|1992.*radom/);
  expect(shown).toMatch(/Accepted\s?1993/);
});

test('a partial date stays as precise as it is', () => {
  expect(section(page(), 'sources')).toContain('<time datetime="1992">1992</time>');
});

test('a place shows measures with unit, year and what was stated, and its partnerships by the other partner', () => {
  const html = resourcePage(
    context(),
    view(RADOM, {
      own: [
        ...about(RADOM, {
          'rdf:type': ['mp:LocalAuthority'],
          'mp:measurement': [`${RADOM}#area`, `${RADOM}#population`],
          'mp:partnerIn': [PARTNERSHIP],
          'owl:sameAs': ['wd:Q104740'],
        }),
        ...about(`${RADOM}#area`, {
          'sosa:hasSimpleResult': [literal('111.8', XSD.decimal)],
          'qudt:hasUnit': ['unit:KiloM2'],
          'mp:referenceYear': [year('2015')],
        }),
        ...about(`${RADOM}#population`, { 'mp:valueAsStated': [literal('75 700')] }),
      ],
      labels: LABELS,
      related: about(PARTNERSHIP, {
        'rdf:type': ['mp:Partnership'],
        'mp:partner': [DAUGAVPILS, RADOM],
        'mp:start': [date('1993-12-17')],
      }),
    }),
  );
  const facts = readable(section(html, 'facts'));
  expect(facts).toMatch(/111\.8 km²\s?2015/);
  expect(facts).toMatch(/not clear which.*75 700/);
  expect(section(html, 'partnerships')).toContain(
    '<h3><a href="/doc/partnership/daugavpils--radom"><bdi>Daugavpils</bdi></a></h3>',
  );
  expect(html).toContain(
    'href="http://www.wikidata.org/entity/Q104740" rel="external noopener">Wikidata Q104740',
  );
  expect(html.match(/id="area"/g)).toHaveLength(1);
});

test('anything is shown by its statements, open at once, and says when not all of what points at it is there', () => {
  const thing = 'http://e.example/thing';
  const html = resourcePage(
    context(),
    view(thing, {
      own: about(thing, { 'rdf:type': ['http://e.example/Kind'], 'dcterms:title': [literal('A title')] }),
      inbound: about('http://e.example/other', { 'dcterms:source': [thing] }),
      inboundTotal: 7,
    }),
  );
  expect(html).toContain('<details class="all" open="">');
  expect(readable(html)).toContain('A title');
  expect(readable(html)).toContain('The first 1 of 7 statements');
  expect(html).toContain('href="http://e.example/other" rel="external noopener"');
});

test('an IRI elsewhere that the data describe leads to its document here', () => {
  const country = 'http://publications.europa.eu/resource/authority/country/POL';
  const html = resourcePage(
    context(),
    view(RADOM, {
      own: about(RADOM, { 'rdf:type': ['mp:LocalAuthority'], 'mp:country': [country] }),
      labels: labelled(country, { en: 'Poland' }),
    }),
  );
  expect(html).toContain(`<a href="/doc?iri=${encodeURIComponent(country)}"><bdi>Poland</bdi></a>`);
});

test('misspellings are not shown as names', () => {
  const own = about(RADOM, {
    'rdf:type': ['mp:LocalAuthority'],
    'rdfs:label': [text('Radom', 'en')],
    'skos:hiddenLabel': [text('Radomm', 'en')],
  });
  const [names] = resourcePage(context(), view(RADOM, { own })).split('id="statements"');
  expect(names).not.toContain('Radomm');
});

test('a country lists the places in it, a source page tells its language by name', () => {
  const country = 'http://publications.europa.eu/resource/authority/country/POL';
  const html = resourcePage(
    context(),
    view(country, {
      own: about(country, { 'rdf:type': ['skos:Concept'] }),
      inbound: about(RADOM, { 'mp:country': [country] }),
      labels: LABELS,
    }),
  );
  expect(html).toContain('<li><a href="/doc/place/radom"><bdi>Radom</bdi></a></li>');

  const own = about(SOURCES[0], {
    'rdf:type': ['mp:SourcePage'],
    'dcterms:language': ['http://id.loc.gov/vocabulary/iso639-1/lv'],
  });
  expect(readable(resourcePage(context(), view(SOURCES[0], { own })))).toContain(
    'Language Latvian'.replace(' ', ''),
  );
});

test('terms of other vocabularies have names in both languages', () => {
  const own = about(RADOM, { 'rdf:type': ['mp:LocalAuthority'], 'foaf:homepage': ['http://radom.example/'] });
  const html = resourcePage(context('/', { language: 'lv' }), view(RADOM, { own }));
  expect(readable(html.split('id="statements"')[1] ?? '')).toContain(
    'tīmekļvietne foaf:homepage (atver citu vietni)',
  );
});
