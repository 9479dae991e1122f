/** What spreadsheets take for the beginning of a formula, behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n|%＝＋－＠]/;
const GUARDED = /^''*[=+\-@\t\r\n|%＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The text as a cell that no spreadsheet runs: an apostrophe is put before what would begin a formula; plain numbers are left. */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text of a cell that may have been guarded. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** Several texts as one: `a; b`, with a backslash before what would be read otherwise. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;]/g, '\\$&').replace(/^[[{]/, '\\$&')).join('; ');
}

/** The texts that were joined; blanks around them and empty ones are not theirs. */
export function splitList(text: string): string[] {
  const items = [''];
  for (const [piece] of text.matchAll(/\\.|[^\\;]+|./gs)) {
    if (piece === ';') items.push('');
    else items.push(`${items.pop()}${piece}`);
  }
  return items.map((item) => item.trim().replace(/\\(.)/gs, '$1')).filter((item) => item !== '');
}
