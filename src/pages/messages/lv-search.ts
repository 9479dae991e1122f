import { countingIn } from './counting.ts';
import type { enSearch } from './en-search.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');

/** What the pages of search, look-up and reconciliation say in Latvian. */
export const lvSearch: Wording<typeof enSearch> = {
  search: {
    title: 'Meklēšana',
    titleOf: (query) => `${query} – meklēšana`,
    lead: 'Jebkurš nosaukums jebkurā valodā, arī bez garumzīmēm; Wikidata vienums, piemēram, Q80021, vai IRI.',
    label: 'Meklēt nosaukumus',
    placeholder: 'Pilsēta, partnerība …',
    submit: 'Meklēt',
    suggestions: 'Ieteikumi',
    found: (count) => counted(count, 'rezultāts', 'rezultāti'),
    status: 'Ieteikumi: #',
    all: 'Viss',
    cut: (shown) => `Parādīti pirmie ${number(shown)}; lai redzētu citus, ieraksti vairāk no nosaukuma.`,
    none: (query) => `Nekā ar nosaukumu “${query}” nav.`,
    near: 'Varbūt meklēji',
    foundAs: 'saukts arī',
    misspelt: 'atrasts pēc rakstības',
    types: {
      places: 'Pašvaldība',
      organisations: 'Organizācija',
      networks: 'Tīkls',
      fields: 'Sadarbības joma',
      projects: 'Projekts',
      sources: 'Avota lapa',
      partnerships: 'Partnerība',
    },
    several: 'Šis identifikators pieder vairākiem',
    severalLead: 'Ar to ir saistīts katrs no šiem:',
  },
  reconcile: {
    title: 'Saskaņošanas pakalpojums',
    lead: 'Saskaņo pilsētu nosaukumu sleju jebkurā rakstībā ar šeit publicēto un ievelc savā tabulā ziņas par tām.',
    address: 'Pakalpojuma adrese',
    how: 'Ar OpenRefine',
    steps: [
      'Nosaukumu slejai izvēlies Reconcile → Start reconciling, tad Add standard service un ielīmē augšā redzamo adresi.',
      'Izvēlies tipu, pilsētām – “Pašvaldība”. Ja tabulā ir sleja ar valsti, Wikidata vienumu vai koordinātām, pievieno to kā īpašību: tā palīdz atšķirt vienādus nosaukumus.',
      'Drošās atbilstības tiek piešķirtas pašas; par pārējām tev jautās. Uzved kursoru uz kandidāta, lai redzētu, kas tas ir.',
      'Izvēlies Edit column → Add columns from reconciled values, lai ievilktu valsti, koordinātas, partneru skaitu un citas ziņas.',
    ],
    language: 'Nosaukumi ir angliski; lai tie būtu latviski, pievieno adresi ar ?lang=lv.',
    types: 'Tipi',
    properties: 'Īpašības',
    propertiesLead:
      'Ko var ievilkt slejās; atzīmētās, ja tās norādītas vaicājumā, arī palīdz atšķirt vienādus nosaukumus.',
    evidence: 'palīdz atšķirt vienādus nosaukumus',
    id: 'Identifikators',
    name: 'Nosaukums',
    of: 'Kam',
    meaning: 'Nozīme',
    features: 'Kā kandidātu vērtē',
    featuresLead:
      'Pie katra kandidāta ir pateikts, kas runā par un pret to, un no tā veidots vērtējums no 0 līdz 100. Atbilstība ir tikai tad, ja saskan nosaukums un viss pārējais un neviens cits kandidāts nav tuvu.',
    feature: {
      identifier:
        'Ir prasītais identifikators (100) vai cits tā paša reģistra identifikators (paliek trešdaļa)',
      exact:
        'Nosaukums kādā valodā ir prasītais; lielie burti, garumzīmes un defises netiek ņemti vērā (100)',
      alias: 'Prasītais ir cits zināms nosaukums (98)',
      misspelling: 'Prasītā ir zināma kļūdaina rakstība (95)',
      same_kind_of_name:
        'Nosaukumi atšķiras tikai ar veida vārdiem, un abi ir tā paša veida: “Jelgavas novada pašvaldība” (90)',
      namesake:
        'Nosaukumi sakrīt bez veida vārdiem vai iekavām: “Halle” var būt divas vietas; pats par sevi nekad nav atbilstība (65)',
      similarity:
        'Sakrītošo burtu daļa pēc rakstības vai skanējuma (50–90; atbilstība tikai kopā ar valsti vai koordinātām)',
      words: 'Prasītie vārdi ir nosaukumā: cik lielu daļu tie veido (30–60)',
      kind: 'Prasītajā nosaukumā teikts pilsēta, rajons, novads …: vai kandidāts ir tāds',
      qualifier: 'Iekavās vai aiz komata rakstītais attiecas uz kandidātu',
      country: 'Valsts saskan (vērtējums pieaug par pusi no trūkstošā) vai atšķiras (uz pusi mazāk)',
      type: 'Ir prasītā tipa',
      distance: 'Kilometri no norādītajām koordinātām: līdz 15 paaugstina, virs 60 pazemina',
    },
    notFound: 'Ar šādu identifikatoru nekas nav zināms.',
    noValue: '–',
  },
};
