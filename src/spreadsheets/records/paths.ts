import { z } from 'zod';
import { plain } from '../../records/mapping/values.ts';
import { joinList } from '../cells/cells.ts';

/** Lists longer than this are no records of people. */
const MAX_ITEMS = 1000;

/** The values of a record by their paths (`agreements.1.signed`), items counted from 1; a list of nothing but texts is one value, and so is an empty list or map. */
export function* cellsOf(value: unknown, path: readonly string[] = []): Iterable<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) yield [path.join('.'), printed(value)];
  else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    yield [path.join('.'), value.length === 0 ? '[]' : joinList(value)];
  } else if (Object.keys(value).length === 0) yield [path.join('.'), '{}'];
  else {
    const step = Array.isArray(value) ? (key: string) => String(Number(key) + 1) : (key: string) => key;
    for (const [key, item] of Object.entries(value)) yield* cellsOf(item, [...path, step(key)]);
  }
}

/** The schema of the value at the path; undefined where there can be none. */
export function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (schema instanceof z.ZodOptional) return schemaAt(schema.unwrap() as z.ZodType, path);
  if (step === undefined) return schema;
  if (schema instanceof z.ZodUnion) {
    return (schema.options as readonly z.ZodType[])
      .map((option) => schemaAt(option, path))
      .find((found) => found !== undefined);
  }
  const inner = schemaOf(schema, step);
  return inner && schemaAt(inner, rest);
}

/** Puts the value at the path into the record; false where something is there or in the way. */
export function put(
  container: Record<string, unknown>,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): boolean {
  const key = Array.isArray(container) ? String(Number(step) - 1) : step;
  const existing = Object.hasOwn(container, key) ? container[key] : undefined;
  if (rest.length === 0) {
    if (existing === undefined) container[key] = value;
    return existing === undefined;
  }
  const next = existing ?? (/^\d+$/.test(rest[0] ?? '') ? [] : {});
  if (typeof next !== 'object') return false;
  container[key] = next;
  return put(next as Record<string, unknown>, rest, value);
}

/** The value without the holes of its lists. */
export function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(dense);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dense(item)]));
}

function schemaOf(schema: z.ZodType, step: string): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, step) ? (schema.shape[step] as z.ZodType) : undefined;
  }
  if (schema instanceof z.ZodRecord) {
    return (schema.keyType as z.ZodType).safeParse(step).success
      ? (schema.valueType as z.ZodType)
      : undefined;
  }
  const isItem = schema instanceof z.ZodArray && /^[1-9]\d*$/.test(step) && Number(step) <= MAX_ITEMS;
  return isItem ? (schema.element as z.ZodType) : undefined;
}

function printed(value: unknown): string {
  return typeof value === 'number' ? plain(value) : String(value);
}
