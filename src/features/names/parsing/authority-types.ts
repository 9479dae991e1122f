/** Kinds of local authority as bits: a word such as “rajona pašvaldība” may name several. */
export const KIND = {
  city: 1,
  municipality: 2,
  district: 4,
  county: 8,
  cityDistrict: 16,
  parish: 32,
  authority: 64,
};

/** Folded words that say what kind of authority a name is about, in the languages of the partners. They are hints: a name without them is another name. */
const WORDS: Readonly<Record<keyof typeof KIND, string>> = {
  city: 'city town pilseta pilsetas valstspilseta valstspilsetas miestas miesto linn linna miasto miasta stadt hansestadt landeshauptstadt ville citta ciudad cidade stad kaupunki oras orasul varos grad gorad gorod misto місто міста город города горад горада град',
  municipality:
    'municipality municipal novads novada kommun kommune gemeinde gemeente gmina hromada громада община opcina opstina commune comune concelho municipio obec',
  district:
    'district rajons rajona rajonas rajono raion raionul rayon kreis landkreis apriniki aprinkis aprinka okrug ilce район района ray',
  county:
    'county region oblast apgabals apgabala zudecs zudeca judetul judet powiat maakond maakonna apskritis apskrities lan megye voivodeship wojewodztwo область области vilayet province provincia',
  cityDistrict: 'borough okrug priekspilseta',
  parish: 'parish village pagasts pagasta ciems ciema vald valla seniunija volost',
  authority:
    'pasvaldiba pasvaldibas savivaldybe savivaldybes authority council government administration dome domes',
};

const KIND_OF: ReadonlyMap<string, number> = kindOfWords();

/** Small words that go with those: `city of`, `comune di`. */
const SMALL: ReadonlySet<string> = new Set(['of', 'the', 'de', 'di', 'da', 'do', 'du', 'la']);

/** What of a name is left without the words that say its kind, and the kinds that they name. */
export interface Core {
  readonly core: string;
  /** Bits of KIND; 0 where the name says none. */
  readonly types: number;
}

/** Sets the words apart that say a kind; a name of nothing else is left as it is. */
export function coreOf(fold: string): Core {
  const words = fold.split(' ');
  let types = 0;
  const rest = words.filter((word) => {
    const kind = KIND_OF.get(word) ?? 0;
    types |= kind;
    return kind === 0;
  });
  if (types === 0 || rest.length === 0) return { core: fold, types };
  const [first = ''] = rest;
  const core = rest.length > 1 && SMALL.has(first) ? rest.slice(1) : rest;
  return { core: core.join(' '), types };
}

/** The kind that the last part of the IRI of a level names: `city-district`. */
export function kindOfLevel(code: string): number {
  if (code === 'city-district') return KIND.cityDistrict | KIND.district;
  return Object.hasOwn(KIND, code) ? KIND[code as keyof typeof KIND] : 0;
}

/** The kinds without the one that any local authority is. */
export function specific(types: number): number {
  return types & ~KIND.authority;
}

function kindOfWords(): ReadonlyMap<string, number> {
  const types = new Map<string, number>();
  for (const [kind, words] of Object.entries(WORDS)) {
    for (const word of words.split(' ')) {
      types.set(word, (types.get(word) ?? 0) | KIND[kind as keyof typeof KIND]);
    }
  }
  return types;
}
