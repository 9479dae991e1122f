import { type Localized, type LocalizedLists, label } from '../../records/mapping/text.ts';
import type { Records } from '../../records/record-types/index.ts';
import { distance } from '../../text/edit-distance.ts';
import { folded } from '../../text/folding.ts';
import type { Lookup } from './lookup.ts';

/** Longer texts are no names. */
const MAX_NAME_LENGTH = 200;
const MAX_NEAR = 5;

/** A place or an organisation with all that it is called. */
interface Named {
  readonly slug: string;
  readonly label: string;
  readonly country: string | undefined;
  readonly names: readonly string[];
}

/** What came of a name: the one that it means, or those that it may mean. */
export type Reconciled =
  | { readonly slug: string }
  | { readonly slug?: undefined; readonly similar: readonly Named[] };

/** Finds places and organisations by name. */
export type Register = readonly Named[];

/** All places and organisations with their names, other names and misspellings. */
export function registerOf({ places, organisations }: Records): Register {
  return [...places.values(), ...organisations.values()].map(({ slug, value }) => ({
    slug,
    label: value.name.en ?? slug,
    country: value.country,
    names: [
      slug,
      ...Object.values<string>(value.name),
      ...allOf(value.alsoKnownAs),
      ...allOf(value.misspelt),
    ],
  }));
}

/** Whether the text can be a name: one line, not too long. */
export function isName(text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && label.safeParse(text).success;
}

/** The one place or organisation that bears the name, in the country where one is known; a name that is only near, or that two bear, is not decided. */
export function reconcile(name: string, country: string | undefined, register: Register): Reconciled {
  if (name.length > MAX_NAME_LENGTH) return { similar: [] };
  const key = folded(name);
  const there = register.filter((named) => country === undefined || (named.country ?? country) === country);
  const exact = there.filter(({ names }) => names.includes(name));
  const same =
    exact.length > 0 ? exact : there.filter(({ names }) => names.some((each) => folded(each) === key));
  const [only] = same;
  if (only !== undefined && same.length === 1) return { slug: only.slug };
  if (same.length > 1) return { similar: same };
  const abroad = register.filter(({ names }) => names.some((each) => folded(each) === key));
  const similar = there.filter(({ names }) => names.some((each) => isNear(key, folded(each))));
  return { similar: [...new Set([...abroad, ...similar])].slice(0, MAX_NEAR) };
}

/** “Radom (Poland)”, “Solna, Zviedrija”: the name without the country, and the country's code, where the last words are one. */
export function splitCountry(text: string, countries: Lookup): { name: string; country?: string } {
  const trimmed = text.trim();
  if (trimmed.length > MAX_NAME_LENGTH) return { name: trimmed };
  const inBrackets = trimmed.endsWith(')');
  const at = trimmed.lastIndexOf(inBrackets ? '(' : ',');
  const name = trimmed.slice(0, Math.max(0, at)).trimEnd();
  const last = trimmed.slice(at + 1, inBrackets ? -1 : undefined);
  const country = countries.get(folded(last));
  const isOne = name !== '' && !(inBrackets && /[()]/.test(name + last));
  return isOne && country !== undefined ? { name, country } : { name: trimmed };
}

/** One word among several of the other, or not more than a third of the letters different. */
function isNear(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)) return true;
  const most = Math.floor(Math.max(a.length, b.length) / 3);
  return Math.abs(a.length - b.length) <= most && distance(a, b, most + 1) <= most;
}

function allOf(lists: LocalizedLists | Localized | undefined): string[] {
  return Object.values(lists ?? {}).flat();
}
