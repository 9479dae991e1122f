import { folded } from '../../text/folding.ts';
import type { TableRow } from '../table.ts';
import type { ColumnName } from './columns.ts';
import { type Cell, cellOf, type OfficerColumn } from './import-columns.ts';
import type { Lookup } from './lookup.ts';
import type { Mapping } from './mapping.ts';
import { type Reconciled, type Register, reconcile, splitCountry } from './names.ts';

/** A partner named in a row. */
export interface NamedPartner {
  /** As it stands in the cell: the key of an answer in the mapping. */
  readonly written: string;
  /** Without the country. */
  readonly name: string;
  readonly country: string | undefined;
  readonly found: Reconciled;
}

/** The partners that a row names, and the cells that name them and their country. */
export interface PartnerCells {
  readonly partners: readonly NamedPartner[];
  readonly cell: Cell | undefined;
  readonly country: Cell | undefined;
}

/** Reads the partners of a row; several stand in lines of their own, or between semicolons. */
export function partnerCells(
  row: TableRow,
  columns: ReadonlyMap<ColumnName, OfficerColumn>,
  mapping: Mapping,
  countries: Lookup,
  register: Register,
): PartnerCells {
  const cell = (name: ColumnName) => cellOf(row, columns.get(name), mapping);
  const named = cell('partner') ?? cell('name.en') ?? cell('name.lv');
  const country = cell('country');
  const stated = countries.get(folded(country?.text.slice(0, 200) ?? ''));
  const pieces = (named?.text ?? '').split(/[;\n]/).map((piece) => piece.replace(/\s+/g, ' ').trim());
  const partners = pieces
    .filter((piece) => piece !== '')
    .map((written) => {
      const { name, country: within } = splitCountry(written, countries);
      const code = stated ?? within;
      const whole = reconcile(written, code, register);
      return {
        written,
        name,
        country: code,
        found: whole.slug === undefined ? reconcile(name, code, register) : whole,
      };
    });
  return { partners, cell: named, country };
}
