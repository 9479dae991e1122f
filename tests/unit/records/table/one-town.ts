import { codeLabels } from '../../../../src/commands/import/records.ts';
import { type Records, readRecords } from '../../../../src/records/index.ts';
import type { CodeLabel } from '../../../../src/spreadsheets/index.ts';
import { BASE } from '../fixture.ts';

/** The records of a municipality that knows nobody yet, so that every partner is new; and the names of codes. */
export async function oneTown(): Promise<{ readonly records: Records; readonly labels: CodeLabel[] }> {
  const all = (await readRecords('data')).records;
  const home = all.places.get('valmiera');
  if (home === undefined) throw new Error('the records have no valmiera');
  const records = {
    ...all,
    places: new Map([['valmiera', home]]),
    organisations: new Map(),
    pages: new Map(),
  };
  return { records, labels: await codeLabels(BASE) };
}
