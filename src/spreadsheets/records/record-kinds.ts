import { z } from 'zod';
import type { RegisterName } from '../../records/record-types/index.ts';
import { RECORD_TYPES } from '../../records/record-types/index.ts';
import { membership } from '../../records/record-types/membership.ts';
import { partnership } from '../../records/record-types/partnership.ts';

/** One sort of row: a record of a register, or an entry of a page. */
export interface RecordKind {
  /** As the column `record` calls it. */
  readonly name: string;
  readonly schema: z.ZodType;
  readonly register: RegisterName;
  /** The list of the page that it is an entry of. */
  readonly list?: 'partnerships' | 'memberships';
}

/** The lists of a page: their entries have rows of their own. */
export const LISTS = ['partnerships', 'memberships'] as const;

const entries: readonly RecordKind[] = [
  { name: 'partnerships', schema: partnership, register: 'pages', list: 'partnerships' },
  { name: 'memberships', schema: membership, register: 'pages', list: 'memberships' },
];

/** All sorts of row, in the order in which their columns come. */
export const RECORD_KINDS: readonly RecordKind[] = [
  ...entries,
  // What is said of the dataset as a whole is no row of a table.
  ...RECORD_TYPES.filter(({ register }) => register !== 'dataset').map(({ register, schema }) => ({
    name: register,
    schema: rowSchema(register, schema),
    register,
  })),
];

/** A page's row holds what is known of the page itself, and says where a list is there but empty. */
function rowSchema(register: RegisterName, schema: z.ZodType): z.ZodType {
  if (register !== 'pages' || !(schema instanceof z.ZodObject)) return schema;
  const lists = LISTS.map((list) => [list, z.array(z.never()).optional()]);
  return z.strictObject({ ...(schema.shape.page as z.ZodObject).shape, ...Object.fromEntries(lists) });
}

/** Paths of all values in the order of the schemas, items of lists as `#`, for the order of columns. */
export function pathRanks(): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const { schema } of RECORD_KINDS) rank(schema, '', ranks);
  return ranks;
}

function rank(schema: z.ZodType, path: string, ranks: Map<string, number>): void {
  if (schema instanceof z.ZodOptional) rank(schema.unwrap() as z.ZodType, path, ranks);
  else if (schema instanceof z.ZodArray) rank(schema.element as z.ZodType, `${path}.#`, ranks);
  else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) rank(option as z.ZodType, path, ranks);
  } else if (schema instanceof z.ZodObject) {
    for (const [key, rest] of Object.entries(schema.shape)) {
      const at = `${path}.${key}`;
      if (!ranks.has(at)) ranks.set(at, ranks.size);
      rank(rest as z.ZodType, at, ranks);
    }
  }
}

/** The record with its keys in the order of its schema, which is the order of the house. */
export function inSchemaOrder(value: unknown, schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional) return inSchemaOrder(value, schema.unwrap() as z.ZodType);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema;
    return value.map((item) => inSchemaOrder(item, element));
  }
  const shapes = schema instanceof z.ZodUnion ? schema.options : [schema];
  const shape = Object.assign({}, ...shapes.map((each) => (each instanceof z.ZodObject ? each.shape : {})));
  const keys = Object.keys(value);
  const known = Object.keys(shape).filter((key) => Object.hasOwn(value, key));
  const ordered = [...known, ...keys.filter((key) => !known.includes(key))];
  return Object.fromEntries(
    ordered.map((key) => {
      const item = (value as Record<string, unknown>)[key];
      return [key, Object.hasOwn(shape, key) ? inSchemaOrder(item, shape[key] as z.ZodType) : item];
    }),
  );
}
