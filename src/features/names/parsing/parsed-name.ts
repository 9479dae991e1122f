import { folded } from '../../../text/folding.ts';
import { coreOf, specific } from './authority-types.ts';
import type { Countries } from './countries.ts';

/** A folded spelling without its blanks: `naro fominsk` and `narofominsk` are one name. */
export function joined(fold: string): string {
  return fold.includes(' ') ? fold.replaceAll(' ', '') : fold;
}

/** How languages write the sounds that they share: each is replaced by one way of writing, the longest first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|sz/g, 's'],
  [/tsch|tch|ch|cz|ts|tz/g, 'c'],
  [/zh|dz/g, 'z'],
  [/kh/g, 'h'],
  [/ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/ou/g, 'u'],
  [/[yj]/g, 'i'],
  [/ae/g, 'e'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  // A soft consonant, as Polish and Lithuanian write it.
  [/([szcn])i(?=[aou])/g, '$1'],
  [/(.)\1+/g, '$1'],
];

const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'z', з: 'z', и: 'i', і: 'i', й: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'v', ф: 'f' },
  ...{ х: 'h', ц: 'c', ч: 'c', ш: 's', щ: 's', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'u', я: 'a', є: 'e' },
  ...{ ї: 'i', ђ: 'd', ј: 'i', љ: 'l', њ: 'n', ћ: 'c', џ: 'z' },
};
const CYRILLIC_LETTER = /[\u0430-\u045f]/g;

/** A folded spelling as it sounds, roughly and in Latin letters without blanks: `shauliai` and `siauliai` come close. */
export function sounded(fold: string): string {
  let sound = joined(fold).replace(CYRILLIC_LETTER, (letter) => CYRILLIC[letter] ?? letter);
  for (const [way, sign] of SOUNDS) sound = sound.replace(way, sign);
  return sound;
}

/** A name as it is compared. */
export interface ParsedName {
  /** The whole name, folded. */
  readonly fold: string;
  /** Without words that say a kind and without what stands in brackets at its end. */
  readonly core: string;
  /** Kinds that the words name, bits of KIND. */
  readonly types: number;
  /** Whether something stands in brackets at its end. */
  readonly bracketed: boolean;
}

/** A name as somebody asks for it: with the country that is written behind it, and what else is. */
export interface ParsedQueryName extends Omit<ParsedName, 'bracketed'> {
  /** The folded name with all that is written behind it, where that is more. */
  readonly whole: string;
  /** The folded name without anything that is written behind it. */
  readonly main: string;
  /** The country written behind the name: `Vitebsk (Belarus)`. */
  readonly country?: string;
  /** What else is written behind it, folded: `Halle (Saale)`. */
  readonly qualifiers: readonly string[];
}

const MAX_BEHIND = 6;

/** A name of the data as it is compared. */
export function read(name: string): ParsedName {
  const fold = folded(name);
  const main = inBrackets(name)?.before;
  const { types } = coreOf(fold);
  const bracketed = main !== undefined && folded(main) !== '';
  const { core } = coreOf(bracketed ? folded(main) : fold);
  return { fold, core, types, bracketed };
}

/** A name as it is asked for; longer than 300 characters it is cut. */
export function parseQueryName(text: string, countries: Countries): ParsedQueryName {
  const name = text.slice(0, 300);
  const { main, behind } = apart(name);
  const named = behind.map((qualifier) => ({ qualifier, country: countries.find(qualifier) }));
  const country = named.findLast((one) => one.country !== undefined)?.country;
  const rest = named.filter((one) => one.country === undefined).map(({ qualifier }) => qualifier);
  const fold = folded([main, ...rest].join(' '));
  const { core } = coreOf(folded(main));
  return {
    whole: folded(name),
    main: folded(main),
    fold,
    core,
    types: coreOf(fold).types,
    ...(country !== undefined && { country }),
    qualifiers: rest.map(folded).filter((qualifier) => qualifier !== '' && !saysOnlyKind(qualifier)),
  };
}

/** Whether a qualifier only says a kind: `Alytus (city)`. */
function saysOnlyKind(qualifier: string): boolean {
  return qualifier.split(' ').every((word) => specific(coreOf(word).types) !== 0);
}

/** The name itself, and the parts that stand behind it in brackets or after commas. */
function apart(name: string): { main: string; behind: string[] } {
  let main = name;
  const behind: string[] = [];
  for (let count = 0; count < MAX_BEHIND; count++) {
    const { before = '', inside = '' } = inBrackets(main) ?? afterComma(main) ?? {};
    if (folded(before) === '') break;
    behind.unshift(...inside.split(',').map((part) => part.trim()));
    main = before;
  }
  return { main, behind: behind.filter((part) => part !== '') };
}

interface Parts {
  readonly before: string;
  readonly inside: string;
}

const BRACKET = /[()[\]]/u;

/** What stands before the brackets at the end of a name, and what in them. */
function inBrackets(name: string): Parts | undefined {
  const text = name.trimEnd();
  const open = Math.max(text.lastIndexOf('('), text.lastIndexOf('['));
  const inside = text.slice(open + 1, -1);
  if (open < 1 || !/[)\]]$/u.test(text) || BRACKET.test(inside)) return undefined;
  return { before: text.slice(0, open).trimEnd(), inside };
}

/** What stands before the last comma, and what after it. */
function afterComma(name: string): Parts | undefined {
  const comma = name.lastIndexOf(',');
  const inside = name.slice(comma + 1).trimStart();
  return comma < 1 || BRACKET.test(inside) ? undefined : { before: name.slice(0, comma).trimEnd(), inside };
}
