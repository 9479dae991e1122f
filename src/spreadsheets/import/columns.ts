import { folded } from '../../text/folding.ts';

/** What a column of an officer's table holds. */
interface ColumnKind {
  /** What it is for, in the words of the mapping file. */
  readonly help: string;
  /** Headers, folded when compared; a header may hold one among other words. */
  readonly en: readonly string[];
  readonly lv: readonly string[];
}

/** What the columns of a table may be, by the name that the mapping file uses. */
export const COLUMNS = {
  partner: {
    help: 'the partner’s name, reconciled with the register',
    en: [
      'partner',
      'partners',
      'partner city',
      'partner town',
      'partner municipality',
      'twin town',
      'twin city',
      'twin towns',
      'twin cities',
      'sister city',
      'city',
      'town',
      'municipality',
      'name',
      'place',
      'cooperation partner',
      'name of partner',
    ],
    lv: [
      'partneris',
      'partneri',
      'sadraudzības pilsēta',
      'sadraudzības pilsētas',
      'sadarbības partneris',
      'sadarbības pilsēta',
      'partnerpilsēta',
      'pilsēta',
      'pašvaldība',
      'nosaukums',
      'partnera nosaukums',
      'pilsēta partneris',
    ],
  },
  'name.en': {
    help: 'a new partner’s name in English',
    en: ['name en', 'name in english', 'english name'],
    lv: ['nosaukums angliski', 'nosaukums angļu valodā'],
  },
  'name.lv': {
    help: 'a new partner’s name in Latvian',
    en: ['name lv', 'name in latvian', 'latvian name'],
    lv: ['nosaukums latviski', 'nosaukums latviešu valodā'],
  },
  country: {
    help: 'the partner’s country',
    en: ['country', 'state', 'partner country', 'country of partner', 'nation'],
    lv: ['valsts', 'partnera valsts', 'partnervalsts'],
  },
  level: {
    help: 'what sort of local authority the partner is',
    en: ['level', 'type of place', 'administrative level'],
    lv: ['līmenis', 'teritorijas veids', 'administratīvais līmenis'],
  },
  website: {
    help: 'the partner’s website',
    en: ['website', 'web site', 'homepage', 'home page', 'url', 'web', 'link'],
    lv: ['mājaslapa', 'mājas lapa', 'tīmekļvietne', 'tīmekļa vietne', 'interneta adrese', 'saite'],
  },
  kind: {
    help: 'twinning, cooperation, project or institutional',
    en: ['kind', 'type', 'kind of partnership', 'type of partnership', 'type of cooperation'],
    lv: ['veids', 'sadarbības veids', 'partnerības veids', 'tips'],
  },
  since: {
    help: 'when the partnership began',
    en: ['since', 'start', 'start date', 'from', 'partners since', 'cooperation since', 'year', 'beginning'],
    lv: ['kopš', 'sadarbība kopš', 'sadarbības sākums', 'sākums', 'gads', 'sākuma datums', 'no kura gada'],
  },
  signed: {
    help: 'when the agreement was signed',
    en: [
      'signed',
      'agreement date',
      'date of agreement',
      'date signed',
      'date of signing',
      'signature date',
      'agreement signed',
      'agreement',
    ],
    lv: [
      'līguma datums',
      'līgums',
      'parakstīts',
      'noslēgts',
      'līguma noslēgšanas datums',
      'līguma parakstīšanas datums',
      'parakstīšanas datums',
      'noslēgšanas datums',
      'līgums noslēgts',
      'līgums parakstīts',
    ],
  },
  instrument: {
    help: 'what sort of agreement was signed',
    en: [
      'agreement kind',
      'agreement type',
      'kind of agreement',
      'type of agreement',
      'document',
      'instrument',
    ],
    lv: ['līguma veids', 'dokuments', 'dokumenta veids', 'dokumenta nosaukums', 'līguma nosaukums'],
  },
  until: {
    help: 'when the partnership ended',
    en: ['until', 'end', 'end date', 'ended', 'valid until'],
    lv: ['līdz', 'beigas', 'beigu datums', 'spēkā līdz', 'izbeigts'],
  },
  status: {
    help: 'active, suspended, ended or unknown',
    en: ['status', 'state of cooperation', 'current status'],
    lv: ['statuss', 'stāvoklis', 'pašreizējais statuss'],
  },
  statusAsOf: {
    help: 'when the status was so',
    en: ['status date', 'status as of', 'as of'],
    lv: ['statusa datums', 'statuss uz'],
  },
  fields: {
    help: 'fields of cooperation agreed on',
    en: [
      'fields',
      'field',
      'areas',
      'areas of cooperation',
      'fields of cooperation',
      'topics',
      'agreed fields',
    ],
    lv: ['jomas', 'joma', 'sadarbības jomas', 'sadarbības joma', 'virzieni', 'sadarbības virzieni'],
  },
  practised: {
    help: 'fields in which something is done',
    en: ['practised fields', 'fields practised', 'activities', 'practised'],
    lv: ['īstenotās jomas', 'darbības jomas', 'aktivitātes', 'praksē'],
  },
  planned: {
    help: 'fields that are planned',
    en: ['planned fields', 'fields planned', 'planned'],
    lv: ['plānotās jomas', 'plānots', 'iecerētās jomas'],
  },
  area: {
    help: 'the partner’s area in km²',
    en: ['area', 'area km2', 'surface', 'size', 'area of partner'],
    lv: ['platība', 'platība km2', 'teritorija'],
  },
  population: {
    help: 'how many inhabitants the partner has',
    en: ['population', 'inhabitants', 'residents'],
    lv: ['iedzīvotāji', 'iedzīvotāju skaits', 'iedz skaits', 'iedzīvotāju'],
  },
  'population.year': {
    help: 'the year of the number of inhabitants',
    en: ['population year', 'year of population'],
    lv: ['iedzīvotāju skaita gads'],
  },
  'description.en': {
    help: 'one or two sentences in English',
    en: ['description', 'description en', 'description in english'],
    lv: ['apraksts angliski', 'apraksts angļu valodā'],
  },
  'description.lv': {
    help: 'one or two sentences in Latvian',
    en: ['description lv', 'description in latvian'],
    lv: ['apraksts', 'apraksts latviski'],
  },
  'note.en': {
    help: 'a remark for readers in English',
    en: ['notes en', 'note en', 'notes in english'],
    lv: ['piezīmes angliski', 'piezīmes angļu valodā'],
  },
  'note.lv': {
    help: 'a remark for readers in Latvian',
    en: ['notes lv', 'note lv', 'notes in latvian'],
    lv: ['piezīmes latviski', 'piezīmes lv'],
  },
  notes: {
    help: 'remarks in one language: kept as comments in the file, not published',
    en: ['notes', 'note', 'remarks', 'comments', 'comment'],
    lv: ['piezīmes', 'piezīme', 'komentāri', 'komentārs'],
  },
} as const satisfies Readonly<Record<string, ColumnKind>>;

/** The name of what a column holds. */
export type ColumnName = keyof typeof COLUMNS;

/** Names of what columns hold. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** What a header says that a column holds. */
export interface Guess {
  readonly name: ColumnName;
  readonly language: 'en' | 'lv';
}

interface Phrase extends Guess {
  readonly words: string;
}

const PHRASES: readonly Phrase[] = COLUMN_NAMES.flatMap((name) => {
  const { en, lv } = COLUMNS[name];
  return [
    ...en.map((words): Phrase => ({ name, language: 'en', words: folded(words) })),
    ...lv.map((words): Phrase => ({ name, language: 'lv', words: folded(words) })),
  ];
});

/** What the header says by itself; several where it could be either, none where it says nothing. */
export function guessColumn(header: string): readonly Guess[] {
  const words = folded(header.replace(/\(\d{4}\)/, '').slice(0, 200));
  const same = PHRASES.filter((phrase) => phrase.words === words);
  return distinct(same.length > 0 ? same : longestWithin(` ${words} `));
}

function longestWithin(words: string): readonly Phrase[] {
  const within = PHRASES.filter((phrase) => words.includes(` ${phrase.words} `));
  const most = Math.max(0, ...within.map((phrase) => phrase.words.length));
  return within.filter((phrase) => phrase.words.length === most);
}

function distinct(phrases: readonly Phrase[]): Guess[] {
  return [...new Map(phrases.map(({ name, language }) => [name, { name, language }])).values()];
}
