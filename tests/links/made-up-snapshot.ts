import type { Snapshot } from '../../src/features/wikidata/snapshot/snapshot.ts';

const reference = { urls: ['https://reference.example/a"b'], statedIn: ['Q42'], retrieved: [] };
const dated = {
  start: [{ time: '1993-12-17', precision: 11 }],
  end: [],
  ended: false,
  references: [reference],
};
const undated = { start: [], end: [], ended: false, references: [] };
/** What nobody says: made up, but of real items. */
export const SNAPSHOT: Snapshot = {
  endpoint: 'https://endpoint.example/sparql',
  retrieved: '2026-11-20',
  items: ['Q80021', 'Q179830', 'Q108037'],
  moved: {},
  statements: [
    { subject: 'Q80021', value: 'Q104740', id: 'http://www.wikidata.org/entity/statement/1', ...dated },
    { subject: 'Q104740', value: 'Q80021', ...dated },
    { subject: 'Q80021', value: 'Q64', ...undated },
  ],
  labels: { Q64: { en: 'Berlin <b>', lv: 'Berlīne' } },
};
