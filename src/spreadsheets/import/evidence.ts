import { folded } from '../../text/folding.ts';
import { readAmount } from '../cells/amounts.ts';
import { itemIn } from '../cells/identities.ts';
import { readPeriod } from '../cells/periods.ts';
import type { Meaning } from '../words/columns.ts';
import { type Lookup, lookupOf, readSeveral, saysNothing } from '../words/lookup.ts';
import { WORD_SCHEMES, type WordScheme } from '../words/words.ts';

/** So many cells show what a column holds. */
const SAMPLE = 50;
const TODAY = { today: '9999-12-31', serials: true, order: 'dmy' } as const;
const MAX_LENGTH = 200;

/** What the cells of a column say about what it may hold. */
export class Evidence {
  readonly #countries: Lookup;
  readonly #lookups = new Map<WordScheme, Lookup>();

  constructor(countries: Lookup) {
    this.#countries = countries;
  }

  /** The share of cells, 0 to 1, that can be read as that; undefined where any text can, or where there are none. */
  share(means: Meaning, cells: readonly string[]): number | undefined {
    const test = this.#testOf(means);
    const filled = cells
      .map((cell) => cell.trim())
      .filter((cell) => !saysNothing(cell) && cell.length <= MAX_LENGTH)
      .slice(0, SAMPLE);
    if (test === undefined || filled.length === 0) return undefined;
    return filled.filter(test).length / filled.length;
  }

  #testOf(means: Meaning): ((cell: string) => boolean) | undefined {
    if (means === 'country' || means === 'publisher.country')
      return (cell) => this.#countries.has(folded(cell));
    if (['since', 'signed', 'until', 'statusAsOf'].includes(means))
      return (cell) => typeof readPeriod(cell, TODAY) === 'object';
    if (means === 'website' || means === 'source')
      return (cell) => /^https?:\/\/|^www\.|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(cell);
    if (means === 'wikidata') return (cell) => itemIn(cell) !== undefined;
    if (means === 'latitude' || means === 'longitude')
      return (cell) => /^[-+]?\d{1,3}(?:[.,]\d+)?/.test(cell);
    if (means === 'coordinates') return (cell) => (cell.match(/\d{1,3}[.,°]\d+/g) ?? []).length === 2;
    if (means === 'population' || means === 'area')
      return (cell) => readAmount(cell, { whole: means === 'population', decimal: '.' }) !== undefined;
    if (means === 'fields' || means === 'practised' || means === 'planned')
      return (cell) => readSeveral(cell, this.#lookup('field')).values.length > 0;
    const scheme = WORD_SCHEMES.find((each) => each === means);
    return scheme && ((cell) => this.#lookup(scheme).has(folded(cell)));
  }

  #lookup(scheme: WordScheme): Lookup {
    const lookup = this.#lookups.get(scheme) ?? lookupOf(scheme, []);
    this.#lookups.set(scheme, lookup);
    return lookup;
  }
}
