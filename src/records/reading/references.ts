import { z } from 'zod';
import { didYouMean } from '../../text/nearest.ts';
import { type Referent, referents } from './identifiers.ts';
import type { Issue } from './issue.ts';
import type { RecordIndex } from './record-index.ts';
import { child, type Path } from './source.ts';

/** A slug or code in a record that must lead to something. */
interface Reference {
  readonly path: Path;
  readonly name: string;
  readonly to: readonly Referent[];
}

/** The references that lead nowhere, each with the nearest name that exists. */
export function* referenceIssues({ drafts, existing }: RecordIndex): Iterable<Issue> {
  for (const { type, value, path: base, source } of drafts) {
    for (const { path, name, to } of referencesIn(type.schema, value, [])) {
      if (to.some((referent) => existing.get(referent)?.has(name) ?? true)) continue;
      yield source.issue([...base, ...path], dangling(name, to, existing));
    }
  }
}

/** Walks schema and value together; values that are not as the schema says are left out, since they have issues already. */
function* referencesIn(schema: z.ZodType, value: unknown, path: Path): Iterable<Reference> {
  const to = referents.get(schema)?.to;
  if (to !== undefined) {
    if (schema.safeParse(value).success) yield { path, name: String(value), to };
  } else if (schema instanceof z.ZodOptional) {
    yield* referencesIn(schema.unwrap() as z.ZodType, value, path);
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) yield* referencesIn(option as z.ZodType, value, path);
  } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* referencesIn(schema.element as z.ZodType, item, [...path, index]);
    }
  } else if (schema instanceof z.ZodObject) {
    for (const [key, below] of Object.entries(schema.shape)) {
      yield* referencesIn(below, child(value, key), [...path, key]);
    }
  }
}

function dangling(name: string, to: readonly Referent[], existing: RecordIndex['existing']): string {
  const expected = to.join(' or ');
  const other = [...existing].find(([, names]) => names.has(name))?.[0];
  if (other !== undefined) return `"${name}" is a ${other}: expected a ${expected}`;
  const candidates = to.flatMap((referent) => [...(existing.get(referent) ?? [])]);
  return `no ${expected} "${name}"${didYouMean(name, candidates)}`;
}
