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
