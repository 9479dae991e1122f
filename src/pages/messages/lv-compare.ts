import { countingIn } from './counting.ts';
import type { enCompare } from './en-compare.ts';
import type { Wording } from './messages.ts';

const { counted } = countingIn('lv');

/** What the comparison with Wikidata says in Latvian. */
export const lvCompare: Wording<typeof enCompare> = {
  title: 'Salīdzinājums ar Wikidata',
  lead: 'Sadraudzības saites, par kurām ziņo pašvaldības, līdzās tām, kas ir Wikidata: kas ir abās pusēs, kā kurā pusē trūkst un kur atšķiras datumi.',
  asked: 'Ko saka Wikidata',
  asOf: 'Stāvoklis',
  together: 'Pavisam kopā',
  municipality: 'Pašvaldība',
  differences: {
    same: 'Abās pusēs',
    dates: 'Atšķirīgi datumi',
    'one-way': 'Tur vienā virzienā',
    here: 'Tikai šeit',
    there: 'Tikai tur',
  },
  meanings: {
    same: 'Sadraudzība ir abās pusēs, abos virzienos un ar vienādiem datumiem.',
    dates: 'Sadraudzība ir abās pusēs, bet datumi atšķiras vai norādīti tikai vienā no tām.',
    'one-way': 'Wikidata sadraudzība norādīta tikai pie vienas no abām vietām.',
    here: 'Pašvaldības lapa par sadraudzību ziņo, bet Wikidata tās nav.',
    there: 'Sadraudzība ir Wikidata, bet pašvaldības lapa par to kā sadraudzību neziņo.',
  },
  twin: 'Sadraudzības partneris',
  hereColumn: 'Šeit',
  thereColumn: 'Wikidata',
  undated: 'bez datuma',
  ended: 'beigusies',
  disputed: 'avoti par sākumu nav vienisprātis',
  otherKind: 'lapā minēta, bet ne kā sadraudzība',
  partnership: 'partnerība',
  statement: 'apgalvojums',
  sources: 'Avoti',
  missing: 'tur nav',
  outward: 'tikai pie pašvaldības',
  inward: 'tikai pie partnera',
  deprecated: 'kāds apgalvojums tur atzīts par nepareizu',
  unlinkedPlace: 'Šai pašvaldībai nav pārbaudīta Wikidata vienuma, tāpēc to nevar salīdzināt.',
  notAsked: 'Par šo pašvaldību Wikidata vēl nav vaicāts.',
  unlinked: (count) =>
    `Salīdzinājumā neietilpst ${counted(count, 'sadraudzības saite', 'sadraudzības saites')} ar vietām, kurām nav pārbaudīta Wikidata vienuma.`,
  nothing: 'Nevienā pusē nav nevienas sadraudzības saites.',
};
