import type { Records } from '../../records/record-types/index.ts';
import type { ColumnName } from './columns.ts';
import type { OfficerColumn } from './import-columns.ts';
import type { Collector } from './import-result.ts';
import type { Lookup } from './lookup.ts';
import type { Mapping } from './mapping.ts';
import type { Register } from './names.ts';

/** All that the reading of a row depends on. */
export interface ImportContext {
  readonly columns: ReadonlyMap<ColumnName, OfficerColumn>;
  readonly mapping: Mapping;
  readonly register: Register;
  readonly places: Records['places'];
  readonly countries: Lookup;
  readonly lookups: { readonly [S in 'field' | 'kind' | 'status' | 'instrument' | 'level']: Lookup };
  readonly collector: Collector;
}
