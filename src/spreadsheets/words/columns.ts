import { folded } from '../../text/folding.ts';
import { type LanguageWords, spellings, words } from './words.ts';

/** What columns of an officer's table may hold, by the name that the mapping file uses, and what that is for. */
export const COLUMNS = {
  partner: 'the partner’s name, reconciled with the register',
  country: 'the partner’s country',
  region: 'the partner’s state or region: tells towns of one name apart, kept as a comment',
  level: 'what sort of local authority the partner is',
  website: 'the partner’s website',
  latitude: 'the partner’s latitude',
  longitude: 'the partner’s longitude',
  coordinates: 'the partner’s latitude and longitude in one cell',
  wikidata: 'the partner’s Wikidata item',
  publisher: 'the municipality whose partner it is: each gets a page of its own',
  'publisher.country': 'the country of the municipality whose partner it is',
  'publisher.region': 'the state or region of that municipality: tells towns of one name apart',
  kind: 'twinning, cooperation, project or institutional',
  since: 'when the partnership began',
  signed: 'when the agreement was signed',
  instrument: 'what sort of agreement was signed',
  until: 'when the partnership ended',
  status: 'active, suspended, ended or unknown',
  statusAsOf: 'when the status was so',
  fields: 'fields of cooperation agreed on',
  practised: 'fields in which something is done',
  planned: 'fields that are planned',
  area: 'the partner’s area in km²',
  population: 'how many inhabitants the partner has',
  'population.year': 'the year of the number of inhabitants',
  source: 'where it says so: kept as a comment in the file, not published',
  notes: 'remarks: kept as comments in the file, not published',
} as const;

const BY_LANGUAGE = {
  name: 'a new partner’s name in that language',
  description: 'one or two sentences in that language',
  note: 'a remark for readers in that language',
} as const;

/** What a column holds: a key of COLUMNS, or a name, description or note in a language (`name.de`). */
export type ColumnName = keyof typeof COLUMNS | `${keyof typeof BY_LANGUAGE}.${string}`;

/** The names that are no language's. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly (keyof typeof COLUMNS)[];

/** Whether it is the name of what a column may hold. */
export function isColumnName(text: string): text is ColumnName {
  return (
    Object.hasOwn(COLUMNS, text) || /^(?:name|description|note)\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text)
  );
}

/** What the column is for, in the words of the mapping file. */
export function helpOf(name: ColumnName): string {
  const [first = ''] = name.split('.');
  return Object.hasOwn(COLUMNS, name)
    ? COLUMNS[name as keyof typeof COLUMNS]
    : (BY_LANGUAGE[first as 'name'] ?? '');
}

/** What a header says by itself: `place` is a town, whosever; `person` and `number` are nothing for a record. */
export type Meaning = ColumnName | 'description' | 'place' | 'person' | 'number';

/** One reading of a header. */
export interface HeaderGuess {
  readonly means: Meaning;
  /** The languages in which it says so; none where it is no word. */
  readonly languages: readonly string[];
  /** Whether the header is the word, rather than holds it among others. */
  readonly exact: boolean;
}

interface Phrase {
  readonly text: string;
  readonly means: Meaning;
  readonly languages: string[];
}

const KEYS: Readonly<Record<string, Meaning>> = {
  name: 'place',
  publisherCountry: 'publisher.country',
  populationYear: 'population.year',
};
const MAX_LENGTH = 200;
/** Shorter words for an end are prepositions that stand in other headers too. */
const MIN_END_LENGTH = 3;

interface Dictionary {
  /** Folded header → what it is. */
  readonly exact: ReadonlyMap<string, readonly Phrase[]>;
  readonly persons: readonly RegExp[];
  /** Folded name of a language, as it stands behind a header → its tag. */
  readonly adverbs: ReadonlyMap<string, string>;
  readonly languages: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
}

let dictionary: Dictionary | undefined;

function load(): Dictionary {
  const { languages } = words();
  const exact = new Map<string, Phrase[]>();
  for (const [tag, language] of languages) {
    for (const [text, means] of phrasesOf(language)) {
      const phrases = exact.get(text) ?? [];
      const same = phrases.find((phrase) => phrase.means === means);
      if (same === undefined) exact.set(text, [...phrases, { text, means, languages: [tag] }]);
      else same.languages.push(tag);
    }
  }
  const all = [...languages.values()];
  return {
    exact,
    persons: all.flatMap(({ persons }) => persons.map(pattern)),
    adverbs: new Map(
      all.flatMap((each) =>
        Object.entries(each.languages).flatMap(([tag, list]) =>
          list.flatMap(spellings).map((word) => [word, tag] as const),
        ),
      ),
    ),
    languages: namesOfLanguages([...languages.keys()]),
    names: new Set(all.flatMap(({ columns }) => (columns.name ?? []).flatMap(spellings))),
  };
}

function* phrasesOf({ columns, rowNumber }: LanguageWords): Iterable<readonly [string, Meaning]> {
  for (const [key, list = []] of Object.entries(columns)) {
    for (const word of list.flatMap(spellings)) yield [word, KEYS[key] ?? (key as Meaning)];
  }
  for (const word of rowNumber.flatMap(spellings)) yield [word, 'number'];
}

/** `kontakt*` is any word that begins so, `*person` any that ends so. */
function pattern(word: string): RegExp {
  const text = folded(word).replace(/ /g, ' ');
  const [start, end] = [word.startsWith('*') ? '\\S{0,40}' : '', word.endsWith('*') ? '\\S{0,40}' : ''];
  return new RegExp(`(?:^| )${start}${text}${end}(?= |$)`, 'u');
}

function namesOfLanguages(tags: readonly string[]): ReadonlyMap<string, string> {
  const pairs = tags.flatMap((words) =>
    tags.map(
      (tag) => [folded(new Intl.DisplayNames([words], { type: 'language' }).of(tag) ?? ''), tag] as const,
    ),
  );
  return new Map([...pairs, ...tags.map((tag) => [tag, tag] as const)]);
}

/** What the header may say, likeliest first; none where it says nothing that is known. */
export function guessColumn(header: string): readonly HeaderGuess[] {
  dictionary ??= load();
  const known = dictionary;
  const text = header
    .slice(0, MAX_LENGTH)
    .replace(/\(?\b(?:19|20)\d{2}\b\)?/g, ' ')
    // A word that was divided at the end of a line.
    .replace(/(\p{L})- (?=\p{Ll})/gu, '$1');
  const whole = folded(text);
  const outside = folded(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  const inLanguage = known.exact.has(whole) ? undefined : withLanguage(text, outside, known);
  if (inLanguage !== undefined) return [inLanguage];
  for (const form of [whole, outside]) {
    const phrases = known.exact.get(form);
    if (phrases !== undefined)
      return phrases.map(({ means, languages }) => ({ means, languages, exact: true }));
  }
  if (known.persons.some((person) => person.test(whole)))
    return [{ means: 'person', languages: [], exact: true }];
  return within(whole, known);
}

/** `Name (Deutsch)`, `nazwa po polsku`, `Notes (en)`: in what language, where it is a name, a description or a remark. */
function withLanguage(text: string, outside: string, known: Dictionary): HeaderGuess | undefined {
  for (const [rest, language] of languagesIn(text, outside, known)) {
    const means = language === undefined ? undefined : localized(rest, known);
    if (means !== undefined) return { means: `${means}.${language}`, languages: [], exact: true };
  }
  return undefined;
}

/** What a header may be without a language, and that language: in brackets, as a code at the end, as words before or behind. */
function* languagesIn(
  text: string,
  outside: string,
  known: Dictionary,
): Iterable<readonly [rest: string, language: string | undefined]> {
  const bracketed = folded(/[([]([^)\]]*)[)\]]\s*$/.exec(text)?.[1] ?? '');
  yield [outside, known.languages.get(bracketed) ?? known.adverbs.get(bracketed)];
  const [, before, code = ''] = /^(.*[_.\-: ])([A-Za-z]{2})\s*$/.exec(text.trim()) ?? [];
  if (before !== undefined && words().languages.has(code.toLowerCase()))
    yield [folded(before), code.toLowerCase()];
  const tokens = folded(text).split(' ');
  for (const count of [1, 2]) {
    const ways = [
      [tokens.slice(0, -count).join(' '), tokens.slice(-count).join(' ')],
      [tokens.slice(count).join(' '), tokens.slice(0, count).join(' ')],
    ] as const;
    for (const [rest, language] of ways) {
      // “Polish name” is one in Polish, “Polish town” is one in Poland.
      yield [
        rest,
        known.adverbs.get(language) ?? (known.names.has(rest) ? known.languages.get(language) : undefined),
      ];
    }
  }
}

function localized(rest: string, known: Dictionary): keyof typeof BY_LANGUAGE | undefined {
  const meanings = known.exact.get(rest)?.map(({ means }) => means) ?? [];
  if (meanings.some((means) => means === 'place' || means === 'partner')) return 'name';
  if (meanings.includes('description')) return 'description';
  return meanings.includes('notes') ? 'note' : undefined;
}

/** The longest of the words that the header holds; an end goes before the year or the agreement that it is the end of. */
function within(header: string, known: Dictionary): HeaderGuess[] {
  const tokens = header.split(' ');
  const found: Phrase[] = [];
  for (let start = 0; start < tokens.length; start++) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + 6); end++) {
      found.push(...(known.exact.get(tokens.slice(start, end).join(' ')) ?? []));
    }
  }
  const useful = found.filter(({ means, text }) => means !== 'number' && text.length > 1);
  const ends = useful.filter(({ means, text }) => means === 'until' && text.length >= MIN_END_LENGTH);
  const candidates =
    ends.length > 0 && useful.some(({ means }) => means === 'since' || means === 'signed') ? ends : useful;
  const max = Math.max(0, ...candidates.map(({ text }) => text.length));
  const longest = candidates.filter(({ text }) => text.length === max);
  return [
    ...new Map(longest.map(({ means, languages }) => [means, { means, languages, exact: false }])).values(),
  ];
}
