/** How a language writes a number, and a number of things. */
export interface Counting {
  number(value: number): string;
  /** `1 row`, `2 rows`: `one` or `many` as the language's grammar has it (CLDR plural rules). */
  counted(count: number, one: string, many: string): string;
}

/** The counting of a language, by its tag. */
export function countingIn(language: string): Counting {
  const format = new Intl.NumberFormat(language);
  const rules = new Intl.PluralRules(language);
  return {
    number: (value) => format.format(value),
    counted: (count, one, many) => `${format.format(count)} ${rules.select(count) === 'one' ? one : many}`,
  };
}
