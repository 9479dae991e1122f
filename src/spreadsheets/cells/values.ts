import { z } from 'zod';
import { folded } from '../../text/folding.ts';
import { shown } from '../problem.ts';
import type { CodeLabel } from '../words/lookup.ts';
import { type DecimalSign, readAmount } from './amounts.ts';
import { splitList, tidy } from './cells.ts';
import { type DateOrder, readDate } from './dates.ts';

/** What the column as a whole says about its cells, and what codes are called. */
export interface Clues {
  readonly order: DateOrder | undefined;
  readonly decimal: DecimalSign | undefined;
  /** Folded label → codes of any scheme. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** A value, or why the text is none. */
export type ReadValue =
  | { readonly value: unknown; readonly message?: undefined }
  | { readonly message: string };

/** Labels as clues. */
export function labelClues(labels: readonly CodeLabel[]): Clues['labels'] {
  const codes = new Map<string, string[]>();
  for (const { label, code } of labels) codes.set(folded(label), [...(codes.get(folded(label)) ?? []), code]);
  return codes;
}

/** The text as a value of the schema: as records write it, else as people do. */
export function readValue(text: string, schema: z.ZodType, clues: Clues): ReadValue {
  const trimmed = text.trim();
  if (schema instanceof z.ZodArray) return readItems(trimmed, schema.element as z.ZodType, clues);
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
    return trimmed === '{}' ? { value: {} } : { message: `expected nothing here, found ${shown(text)}` };
  }
  for (const value of candidates(text, trimmed, clues)) {
    if (value !== undefined && schema.safeParse(value).success) return { value };
  }
  const [fault] = schema.safeParse(trimmed).error?.issues ?? [];
  return { message: `${fault?.message ?? 'expected another value'}, found ${shown(text)}` };
}

function readItems(text: string, element: z.ZodType, clues: Clues): ReadValue {
  const read = text === '[]' ? [] : splitList(text).map((item) => readValue(item, element, clues));
  const fault = read.find((item) => item.message !== undefined);
  return fault ?? { value: read.map((item) => ('value' in item ? item.value : undefined)) };
}

/** What the text may mean, the plainest first. */
function* candidates(text: string, trimmed: string, { order, decimal, labels }: Clues): Iterable<unknown> {
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) yield Number(trimmed);
  if (trimmed === 'true') yield true;
  yield text;
  yield trimmed;
  const date = readDate(trimmed, { order });
  if (date !== 'ambiguous') yield date;
  const amount = readAmount(tidy(trimmed), { decimal });
  if (amount !== 'ambiguous') yield amount;
  if (trimmed.length <= 200) yield* labels.get(folded(trimmed)) ?? [];
}
