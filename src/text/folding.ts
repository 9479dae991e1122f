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
