/** Where a token ends; `more` where the text must go on before that can be told. */
export type End = number | 'more';

const DELIMITERS = new Set(' \t\r\n<>"\'{}()[];,#|~^');

/** Whether the character ends a word: white space, punctuation, or the end of the text. */
export function isDelimiter(character: string | undefined): boolean {
  return character === undefined || DELIMITERS.has(character);
}

/** Where a name, number or keyword ends (Turtle §6.5): full stops belong to it where it goes on after them. */
export function endOfWord(text: string, start: number, isWhole: boolean): End {
  let at = start;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text[at] === '.') {
      const next = endOfStops(text, at);
      if (next === text.length && !isWhole) return 'more';
      if (isDelimiter(text[next])) return at;
      at = next;
    } else if (isDelimiter(text[at])) return at;
    else at++;
  }
  return isWhole ? text.length : 'more';
}

/** Where a language tag or the name of a directive ends. */
export function endOfTag(text: string, start: number, isWhole: boolean): End {
  let at = start;
  while (/[A-Za-z0-9_-]/.test(text[at] ?? '')) at++;
  return at === text.length && !isWhole ? 'more' : at;
}

function endOfStops(text: string, start: number): number {
  let at = start;
  while (text[at] === '.') at++;
  return at;
}

/** Where a string ends, and whether it is closed; one in single marks ends with its line. */
export function endOfString(
  text: string,
  start: number,
  isWhole: boolean,
): { readonly end: End; readonly isClosed: boolean } {
  const mark = text[start] as string;
  if (!isWhole && text.length - start < 3) return { end: 'more', isClosed: false };
  const isLong = text.startsWith(mark.repeat(3), start);
  const closing = isLong ? mark.repeat(3) : mark;
  for (let at = start + closing.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (!isLong && (text[at] === '\n' || text[at] === '\r')) return { end: at, isClosed: false };
    else if (text.startsWith(closing, at)) {
      const isCut = !isWhole && at + closing.length === text.length;
      return isCut ? { end: 'more', isClosed: true } : { end: at + closing.length, isClosed: true };
    }
  }
  return isWhole ? { end: text.length, isClosed: false } : { end: 'more', isClosed: false };
}

/** Where an IRI in angle brackets ends, and whether it is closed on its line. */
export function endOfIri(
  text: string,
  start: number,
  isWhole: boolean,
): { readonly end: End; readonly isClosed: boolean } {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '>') return { end: at + 1, isClosed: true };
    if (text[at] === '\n' || text[at] === '\r') return { end: at, isClosed: false };
  }
  return isWhole ? { end: text.length, isClosed: false } : { end: 'more', isClosed: false };
}
