import { countingIn } from './counting.ts';
import type { enData } from './en-data.ts';
import { lvProblem } from './lv-problem.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');

/** What the pages about the data as a whole say in Latvian: lists, downloads, vocabulary, queries, errors. */
export const lvData: Wording<typeof enData> = {
  list: {
    total: (count) => counted(count, 'ieraksts', 'ieraksti'),
    download: 'Lejupielādēt',
    pages: 'Lapas',
    previous: 'Iepriekšējā',
    next: 'Nākamā',
    pageOf: (page, pages) => `${number(page)}. lapa no ${number(pages)}`,
    empty: 'Šeit nekas nav uzskaitīts.',
  },

  dataset: {
    title: 'Par datiem',
    lead: 'Viena datu kopa, ko publicē kopumā. Katrs laidiens ir nemainīgs, un tā nosaukums ir satura kontrolsumma.',
    contents: 'Kas tajā ir',
    statements: 'Apgalvojumi',
    subjects: 'Aprakstītas lietas',
    graphs: 'Avota lapas ar savu grafu',
    class: 'Klase',
    instances: 'Skaits',
    licence: 'Licence',
    licenceText: 'CC0 1.0: visas tiesības brīvas. Lūdzam iespēju robežās norādīt avotu.',
    cite: 'Kā atsaukties',
    downloads: 'Lejupielādes',
    downloadsLead: 'Tie paši dati katrā formātā. Saites ved tieši uz šo laidienu, kas nemainās.',
    latest: 'jaunākais',
    omitted: 'Izlaists, jo formāts šos datus nespēj saturēt',
    file: 'Datne',
    size: 'Apjoms',
    compressed: 'saspiests',
    checksum: 'SHA-256',
    audience: 'Kam noder',
    load: 'Kā ielādēt',
    description: 'Mašīnlasāms apraksts (DCAT, VoID)',
    for: {
      nq: 'RDF datubāzēm; katras avota lapas ziņas glabā atsevišķi',
      nt: 'apstrādei pa rindām, ļoti lielām datnēm',
      ttl: 'lasīšanai pašu acīm',
      trig: 'lasīšanai, avotus turot šķirti',
      jsonld: 'tīmekļa izstrādātājiem: parasts JSON, kas ir arī saistītie dati',
      rdf: 'vecākiem rīkiem, kas lasa XML',
      csv: 'izklājlapām',
    },
    sizes: ['baiti', 'kB', 'MB', 'GB'],
  },

  definitions: {
    title: 'Vārdnīca',
    lead: 'Jēdzieni, ko izmanto dati, un to nozīme. Klašu un īpašību nosaukumi nemainās.',
    classes: 'Klases',
    properties: 'Īpašības',
    schemes: 'Jēdzienu shēmas',
    domain: 'Kam piemīt',
    range: 'Vērtība',
    subClassOf: 'Paveids no',
    subPropertyOf: 'Precizē',
    inverseOf: 'Pretēja īpašība',
    machines: 'Datu pārbaudes formas (SHACL)',
    jsonld: 'JSON-LD konteksts',
  },

  sparql: {
    title: 'Vaicā datiem',
    lead: 'Vaicā SPARQL 1.1 valodā. Atbildes ir JSON, XML, CSV vai TSV formātā, grafi — visās RDF sintaksēs.',
    query: 'Vaicājums',
    run: 'Izpildīt vaicājumu',
    examples: 'Sāc ar piemēru',
    endpoint: 'Piekļuves punkts',
    results: 'Rezultāti',
    place: (line, column) => `${line}. rinda, ${column}. zīme`,
  },

  queries: {
    title: 'Vaicājumu piemēri',
    lead: 'Jautājumi, uz kuriem dati var atbildēt; katram ir adrese, ar ko dalīties un uz ko atsaukties.',
    run: 'Izpildīt',
    edit: 'Atvērt redaktorā',
    curl: 'Terminālī',
    python: 'Python valodā',
    query: 'Vaicājums',
    all: 'Visi vaicājumu piemēri',
  },

  results: {
    title: 'Rezultāti',
    rows: (count) => counted(count, 'rinda', 'rindas'),
    yes: 'Jā',
    no: 'Nē',
    answer: 'Atbilde ir',
    none: 'Neviena rinda neatbilst.',
    edit: 'Mainīt vaicājumu',
    query: 'Vaicājums',
  },

  problem: lvProblem,
};
