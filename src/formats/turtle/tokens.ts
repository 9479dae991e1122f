/** Where a token ends; `more` where the text must go on before that can be told. */
export type End = number | 'more';

/** Where a token ends that needs a closing mark, and whether that is there. */
export interface Closed {
  readonly end: End;
  readonly isClosed: boolean;
}

const DELIMITERS = new Set(' \t\r\n<>"\'{}()[];,#|~^');

/** Whether the character ends a word: white space, punctuation, or the end of the text. */
function isDelimiter(character: string | undefined): boolean {
  return character === undefined || DELIMITERS.has(character);
}

/** Where a name, number or keyword ends (Turtle §6.5): full stops belong to it where it goes on after them. */
export function endOfWord(text: string, start: number, isWhole: boolean): End {
  let at = start;
  while (at < text.length && !isDelimiter(text[at])) {
    if (text[at] !== '.') {
      at += text[at] === '\\' ? 2 : 1;
      continue;
    }
    const next = endOfStops(text, at);
    if (next === text.length && !isWhole) return 'more';
    if (isDelimiter(text[next])) return at;
    at = next;
  }
  if (at < text.length) return at;
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

/** Where a string ends, and whether it is closed; a short one ends with its line. */
export function endOfString(text: string, start: number, isWhole: boolean): Closed {
  const mark = text[start] as string;
  const isLong = text.startsWith(mark.repeat(3), start);
  const closing = isLong ? mark.repeat(3) : mark;
  const end = isLong ? /["'\\]/g : /["'\\\r\n]/g;
  end.lastIndex = start + closing.length;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    const at = match.index;
    if (text[at] === '\\') end.lastIndex = at + 2;
    else if (/[\r\n]/.test(text[at] as string)) return { end: at, isClosed: false };
    else if (text.startsWith(closing, at)) return cut(text, at + closing.length, isWhole);
  }
  return { end: isWhole ? text.length : 'more', isClosed: false };
}

/** What ends with the text so far may have more marks to come. */
function cut(text: string, end: number, isWhole: boolean): Closed {
  return { end: end === text.length && !isWhole ? 'more' : end, isClosed: true };
}

/** Where an IRI in angle brackets ends, and whether it is closed on its line. */
export function endOfIri(text: string, start: number, isWhole: boolean): Closed {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '>') return { end: at + 1, isClosed: true };
    if (text[at] === '\n' || text[at] === '\r') return { end: at, isClosed: false };
  }
  return isWhole ? { end: text.length, isClosed: false } : { end: 'more', isClosed: false };
}

/** Line and column of an index in a text that begins at the given place; all from 1. */
export function placeIn(
  text: string,
  at: number,
  [firstLine, firstColumn]: readonly [number, number],
): [line: number, column: number] {
  const breaks = text.slice(0, at).matchAll(/\r\n|[\r\n]/g);
  let [line, start] = [firstLine, 1 - firstColumn];
  for (const { 0: lineBreak, index } of breaks) {
    line++;
    start = index + lineBreak.length;
  }
  return [line, at - start + 1];
}
