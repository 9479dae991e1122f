import { interval, type PartialDate } from '../../records/mapping/values.ts';
import { folded } from '../../text/folding.ts';
import { readDate } from '../cells/dates.ts';
import type { ParsedTable } from '../reading/table.ts';
import { allWords } from '../words/words.ts';

const MAX_LENGTH = 400;
/** Words of a phrase such as `tilanne päivänä`, and of a date. */
const MAX_WORDS = 4;
let phrases: ReadonlySet<string> | undefined;

/** The date that a line above or below the table gives it: `Stand: 15. März 2024`, `станом на 01.01.2024`; undefined where none does, or it is still to come. */
export function tableDate({ title, footnotes }: ParsedTable, today: string): PartialDate | undefined {
  phrases ??= allWords(({ columns }) => columns.statusAsOf ?? []);
  for (const { text } of [...title, ...footnotes]) {
    const words = text
      .slice(0, MAX_LENGTH)
      .split(/\s+/)
      .filter((word) => folded(word) !== '');
    for (let start = 0; start < words.length; start++) {
      for (let end = start + MAX_WORDS; end > start; end--) {
        if (!phrases.has(folded(words.slice(start, end).join(' ')))) continue;
        const date = dateAtStart(words.slice(end, end + MAX_WORDS), today);
        if (date !== undefined) return date;
      }
    }
  }
  return undefined;
}

/** The date that the most of the first words make. */
function dateAtStart(words: readonly string[], today: string): PartialDate | undefined {
  for (let count = words.length; count > 0; count--) {
    const text = words.slice(0, count).join(' ');
    const date = readDate(text.replace(/[),;]$/, ''), { order: 'dmy' });
    const days = date === undefined || date === 'ambiguous' ? undefined : interval(date);
    if (date !== 'ambiguous' && days !== undefined && days.earliest <= today) return date;
  }
  return undefined;
}
