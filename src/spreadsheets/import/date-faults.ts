import type { PeriodFault } from '../cells/periods.ts';
import { type LocalizedMessage, shown } from '../problem.ts';

const SAID: Readonly<Record<PeriodFault, string>> = {
  ambiguous: 'dateOrder',
  future: 'dateFuture',
  uncertain: 'dateUncertain',
  unknown: 'date',
};

/** What is said of a cell that is no date which can be taken. */
export function dateFault(
  text: string,
  fault: PeriodFault,
): { readonly message: string; readonly localized: LocalizedMessage } {
  const found = shown(text);
  const messages: Readonly<Record<PeriodFault, string>> = {
    ambiguous: `${found}: day or month first? Say "order: dmy" or "order: mdy" of the column in the mapping`,
    future: `${found} lies in the future: mend it, or say under readAs in the mapping what is meant`,
    uncertain: `${found} is no one date: say under readAs in the mapping which is meant; null leaves it out and keeps the words as a remark`,
    unknown: `expected a date such as 2007-06-10, 10.06.2007, 10 June 2007 or 2015, found ${found}`,
  };
  return { message: messages[fault], localized: { key: SAID[fault] } };
}
