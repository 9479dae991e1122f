/** What a noun is called beside a number, by CLDR plural category; `other` where the language has no more forms. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** How a language writes numbers, numbers of things, and dates. */
export interface Counting {
  number(value: number): string;
  /** `1 row`, `2 rows`: `one` or `many` as the language's grammar has it (CLDR plural rules). */
  counted(count: number, one: string, many: string): string;
  /** The same for a language of more than two forms: `1 wiersz`, `2 wiersze`, `5 wierszy`. */
  plural(count: number, forms: PluralForms): string;
  /** A date as precise as it is known; month and day from 1. */
  date(year: string, month?: number, day?: number): string;
}

/** The counting of a language, by its tag. */
export function countingIn(language: string): Counting {
  // Made when they are needed: most programs write in one language, and many in none.
  const format = once(() => new Intl.NumberFormat(language));
  const rules = once(() => new Intl.PluralRules(language));
  const monthly = once(
    () => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  );
  const daily = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }));
  const plural = (count: number, forms: PluralForms) =>
    `${format().format(count)} ${forms[rules().select(count)] ?? forms.other}`;
  return {
    number: (value) => format().format(value),
    counted: (count, one, many) => plural(count, { one, other: many }),
    plural,
    date(year, month, day) {
      if (month === undefined) return year;
      const time = Date.UTC(Number(year), month - 1, day ?? 1);
      return (day === undefined ? monthly() : daily()).format(time);
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
