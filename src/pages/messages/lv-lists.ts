import { countingIn } from './counting.ts';
import type { enLists } from './en-lists.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');

/** What lists and the matrix of fields say in Latvian. */
export const lvLists: Wording<typeof enLists> = {
  browse: {
    filters: 'Filtrēt un kārtot',
    shared: (count) => `Vienāds visiem (${number(count)}):`,
    selected: 'Izvēlētie filtri',
    chosen: (count) => `izvēlēti: ${number(count)}`,
    apply: 'Rādīt',
    clear: 'Noņemt visus filtrus',
    remove: (facet, value) => `Noņemt filtru ${facet}: ${value}`,
    sort: 'Kārtot pēc',
    descending: (column) => `${column}, pretējā secībā`,
    sortedBy: (column) => `Kārtot pēc: ${column}`,
    some: (count, whole) => `${number(count)} no ${counted(whole, 'ieraksta', 'ierakstiem')}`,
    more: (count) => `un vēl ${number(count)}: lai tos redzētu, izvēlieties vēl kādu filtru`,
    nothing: 'Visiem šiem filtriem kopā neatbilst nekas. Noņemiet kādu no tiem, lai redzētu vairāk.',
    query: 'Šī izlase kā SPARQL vaicājums',
    run: 'Izpildīt',
    edit: 'Atvērt redaktorā',
    none: 'Nav norādīts',
    decade: (year) => `${year}.–${Number(year) + 9}. gads`,
    facets: {
      municipality: 'Pašvaldība',
      country: 'Valsts',
      field: 'Joma',
      kind: 'Veids',
      decade: 'Sākums',
      status: 'Statuss',
      level: 'Līmenis',
      wikidata: 'Vikidati',
    },
    facetsOf: {
      partnerships: { municipality: 'Ziņo', country: 'Partnera valsts', wikidata: 'Partneri Vikidatos' },
      places: {
        municipality: 'Kuras pašvaldības partneris',
        field: 'Partnerības joma',
        kind: 'Partnerības veids',
        wikidata: 'Vikidatos',
      },
    },
    links: {
      partnerships: { yes: 'Saistīti visi partneri', no: 'Saistīti ne visi partneri' },
      places: { yes: 'Saistīta', no: 'Nav saistīta' },
    },
  },

  matrix: {
    title: 'Jomas pa pašvaldībām',
    lead: 'Cik partnerību katrai pašvaldībai ir katrā jomā, kura ir nolīgta vai īstenota. Skaitlis ved uz šīm partnerībām; ar plusa zīmi skaitītas tās, kurās joma ir tikai plānota.',
    field: 'Joma',
    cell: (count, agreed, practised) =>
      `${counted(count, 'partnerība', 'partnerības')}: nolīgta ${number(agreed)}, īstenota ${number(practised)}`,
    planned: (count) => `plānota ${number(count)}`,
    more: (count) => `Datnēs ir vēl ${counted(count, 'pašvaldība', 'pašvaldības')}.`,
    legend: 'Jo tumšāks, jo vairāk partnerību:',
    own: 'Matrica savā lapā',
    list: 'Visas jomas',
  },
};
