import { z } from 'zod';
import type { ValuePath } from '../reading/source.ts';

/** What a rule finds in a record: where, and why it cannot be. */
export interface RuleFault {
  readonly path: ValuePath;
  readonly message: string;
}

/** A check on some keys of a record together: it runs once these are well-formed, whatever is wrong with the others. */
export function rule<Shape extends z.ZodRawShape, Key extends keyof Shape & string>(
  shape: Shape,
  keys: readonly Key[],
  find: (record: z.infer<z.ZodObject<Pick<Shape, Key>>>) => Iterable<RuleFault>,
): z.core.$ZodCheck<z.infer<z.ZodObject<Pick<Shape, Key>>>> {
  const picked = z.object(Object.fromEntries(keys.map((key) => [key, shape[key] as z.ZodType])));
  return z.core._check<z.infer<z.ZodObject<Pick<Shape, Key>>>>(
    ({ value, issues }) => {
      for (const { path, message } of find(value)) {
        issues.push({ code: 'custom', path: [...path], message, input: value });
      }
    },
    // Where nothing was found wrong, all keys are well-formed.
    { when: ({ value, issues }) => issues.length === 0 || picked.safeParse(value).success },
  );
}
