import { countingIn } from './counting.ts';
import { lvBrowserQuery } from './lv-browser-query.ts';
import { lvCompare } from './lv-compare.ts';
import { lvData } from './lv-data.ts';
import { lvLists } from './lv-lists.ts';
import { lvMap } from './lv-map.ts';
import { lvQuery } from './lv-query.ts';
import { lvReleases } from './lv-releases.ts';
import { lvSearch } from './lv-search.ts';
import { lvTerms } from './lv-terms.ts';
import type { Messages } from './messages.ts';

const { number, counted } = countingIn('lv');
const MONTHS =
  'janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris'.split(
    ' ',
  );

function date(year: string, month?: number, day?: number): string {
  if (month === undefined) return year;
  const parts = [`${year}. gada`, day === undefined ? undefined : `${day}.`, MONTHS[month - 1]];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** All that the pages say in Latvian. */
export const lv: Messages = {
  name: 'Latviešu',
  number,
  date,

  layout: {
    skip: 'Pāriet uz saturu',
    navigation: 'Galvenā izvēlne',
    languages: 'Valoda',
    description: 'Pašvaldību partnerības kā saistītie atvērtie dati: pārlūko, vaicā, lejupielādē, sasaisti.',
    data: 'Šīs lapas dati',
    browse: 'Pārlūkot',
    licence: 'Sabiedriskais īpašums',
    licenceNote: 'Dati ir brīvi izmantojami bez nosacījumiem.',
    release: 'Laidiens',
    dataset: 'Par datiem',
    definitions: 'Vārdnīca',
    sparql: 'Vaicājums',
    queries: 'Vaicājumu piemēri',
  },

  lists: {
    partnerships: 'Partnerības',
    places: 'Vietas',
    fields: 'Jomas',
    sources: 'Avoti',
    networks: 'Tīkli',
    organisations: 'Organizācijas',
    projects: 'Projekti',
  },

  columns: {
    label: 'Nosaukums',
    partners: 'Partneri',
    partnerships: 'Partnerības',
    reportedBy: 'Ziņo',
    publisher: 'Publicētājs',
    country: 'Valsts',
    countries: 'Valstis',
    kind: 'Veids',
    level: 'Līmenis',
    start: 'Kopš',
    end: 'Līdz',
    status: 'Statuss',
    fields: 'Jomas',
    group: 'Grupa',
    published: 'Publicēts',
    declared: 'Norādītais partneru skaits',
    listed: 'Uzskaitītie partneri',
    members: 'Dalībnieki',
    programme: 'Programma',
    wikidata: 'Vikidati',
    website: 'Tīmekļa vietne',
    lat: 'Ģeogrāfiskais platums',
    long: 'Ģeogrāfiskais garums',
    eurovoc: 'EuroVoc',
  },

  home: {
    lead: 'Kuras pašvaldības sadarbojas, kopš kura laika, kādās jomās un kas to apliecina. Katrai partnerībai šeit ir sava adrese, datums ar avotā norādīto precizitāti un lapa, no kuras ziņas ņemtas.',
    otherLead:
      'Dati, kurus var lasīt cilvēki un kuriem var sekot programmas: visam, kas šeit aprakstīts, ir sava adrese – gan kā lapai, gan kā saistītajiem datiem.',
    figures: 'Skaitļos',
    publishers: 'Pašvaldības, kas publicē datus',
    publishersLead: 'Katra uztur savu partneru sarakstu; šeit tie ir vienā datu kopā.',
    partnerships: (count) => counted(count, 'partnerība', 'partnerības'),
    countries: (count) => counted(count, 'valsts', 'valstis'),
    figure: {
      partnerships: 'partnerības',
      places: 'vietas',
      countries: 'partneru valstis',
      agreements: 'līgumi',
      triples: 'apgalvojumi',
      subjects: 'aprakstītas lietas',
      graphs: 'nosaukti grafi',
    },
    latest: 'Jaunākie līgumi',
    contents: 'Kas ir datos',
    waysIn: 'Kā izmantot',
    browse: 'Pārlūkot',
    browseText: 'Lasi datus lapās latviešu un angļu valodā.',
    query: 'Vaicāt',
    queryText: 'Uzdod savu jautājumu SPARQL valodā vai sāc ar piemēru.',
    download: 'Lejupielādēt',
    downloadText: 'Visa datu kopa RDF formātos un tabulās, ar kontrolsummām.',
    link: 'Sasaistīt',
    linkText: 'Katrai lietai ir pastāvīgs IRI, un vārdnīca ir aprakstīta: sasaisti ar to savus datus.',
  },

  resource: {
    alsoKnownAs: 'Citi nosaukumi',
    iri: 'Šīs lietas adrese (IRI)',
    statements: 'Visi apgalvojumi',
    statementsLead: 'Viss, ko dati par to saka, tā, kā tas ir glabāts.',
    property: 'Īpašība',
    value: 'Vērtība',
    inbound: 'Kas uz to norāda',
    inboundCut: (shown, total) => `Redzami pirmie ${number(shown)} no ${number(total)} apgalvojumiem.`,
    links: 'Tas pats citviet',
    website: 'Tīmekļa vietne',
    facts: 'Fakti',
    notes: 'Piezīmes',
    unnamed: 'Lieta bez nosaukuma',
    parts: 'Daļas',
    undated: 'bez datuma',
    external: 'ved uz citu vietni',
    inGraph: 'grafā',
    onlyGraph: 'Viss atrodas grafā',
    defaultGraph: 'noklusējuma grafs',
    unnamedGraph: 'grafs bez nosaukuma',
    blankNode: 'Lieta bez adreses',
    blankNodesCut: (count) =>
      `Vēl ${counted(count, 'lieta', 'lietas')} bez adreses: pārējās formās ir visas.`,
  },

  place: {
    kind: 'Pašvaldība',
    country: 'Valsts',
    level: 'Līmenis',
    coordinates: 'Koordinātas',
    measure: 'Rādītājs',
    value: 'Vērtība',
    year: 'Gads',
    stated: 'Kā norādīts',
    source: 'Avots',
    unresolved: 'nav nosakāma',
    partnershipsOf: (count) => counted(count, 'partnerība', 'partnerības'),
    networks: 'Tīkli',
    memberSince: 'kopš',
  },

  partnership: {
    kind: 'Partnerība',
    parties: 'Partneri',
    type: 'Veids',
    since: 'Kopš',
    until: 'Līdz',
    status: 'Statuss',
    asOf: 'pēc ziņām:',
    unknown: 'Nav zināms: neviens datēts avots nesaka, vai partnerība ir spēkā',
    reportedBy: 'Ziņo',
    basis: 'Sākuma pamatojums',
    agreements: 'Līgumi',
    supplements: 'Papildina',
    signatories: 'Parakstītāji',
    fields: 'Sadarbības jomas',
    agreed: 'Līgumā paredzētās',
    practised: 'Īstenotās',
    planned: 'Plānotās',
    projects: 'Projekti un programmas',
    programme: 'Programma',
    involves: 'Iesaistītās organizācijas',
    sources: 'Ko saka katrs avots',
    sourcesLead: 'Tikai tas, kas rakstīts pašā lapā, līdzās. Atzīme rāda, kur lapas atšķiras.',
    differs: 'atšķiras',
    silent: 'nav norādīts',
    discrepancies: 'Pretrunas un labojumi',
    discrepanciesLead: 'Kur avoti nesaskan vai vērtība ir labota, redzamas paliek abas.',
    stated: 'Norādīts',
    accepted: 'Pieņemts',
    resolution: 'Risinājums',
    noAgreement: 'Līgums nav norādīts.',
  },

  source: {
    kind: 'Avota lapa',
    publisher: 'Publicētājs',
    published: 'Publicēts',
    language: 'Valoda',
    declared: 'Norādītais partneru skaits',
    listed: 'Partnerības, par kurām tā ziņo',
    address: 'Tīmekļa adrese',
    title: 'Lapas virsraksts',
    stated: 'Lapas vārdiem',
    revisionOf: 'Jaunāka versija lapai',
  },

  term: {
    kinds: { class: 'Klase', property: 'Īpašība', scheme: 'Jēdzienu shēma', concept: 'Jēdziens' },
    broader: 'Plašāks jēdziens',
    narrower: 'Šaurāki jēdzieni',
    related: 'Saistīti jēdzieni',
    inScheme: 'Shēma',
    mappings: 'Citās vārdnīcās',
    concepts: 'Jēdzieni',
  },

  organisation: {
    network: 'Tīkls',
    organisation: 'Organizācija',
    project: 'Projekts',
    members: 'Dalībnieki',
    country: 'Valsts',
    programme: 'Programma',
    start: 'Sākums',
    end: 'Beigas',
  },

  ...lvData,
  ...lvSearch,
  ...lvLists,
  ...lvQuery,
  map: lvMap,
  compare: lvCompare,
  releases: lvReleases,
  browserQuery: lvBrowserQuery,
  terms: lvTerms,
};
