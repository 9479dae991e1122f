/** Letters that are no base letter with a mark, so that decomposition leaves them. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ŀ: 'l', ŋ: 'n' },
  ...{ ә: 'a', ґ: 'г', ѐ: 'е', ѝ: 'и' },
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** What is written or left out at will inside a word. */
const INSIDE_WORDS = /['’‘ʼʹ`´\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** A spelling without case, marks and punctuation, words apart by one blank: `Ivano-Frankivsk` → `ivano frankivsk`. Two names that fold alike are the same to a reader in a hurry. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(INSIDE_WORDS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

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
