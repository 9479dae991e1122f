import { z } from 'zod';
import { didYouMean } from '../../text/edit-distance.ts';
import {
  partnershipSlug,
  RESOURCE_TYPE_ROWS,
  RESOURCE_TYPES,
  type Referent,
  type ResourceType,
} from '../mapping/resource-types.ts';
import { type PartialDate, partialDate } from '../mapping/values.ts';
import { agreementFragment } from '../record-types/agreement.ts';
import { referents } from './identifiers.ts';
import { child, type Issue, type ValuePath } from './source.ts';
import type { UnvalidatedRecord } from './validate.ts';

/** A partnership of a page as far as it is well-formed. */
export interface OutlinedPartnership {
  readonly page: UnvalidatedRecord;
  readonly index: number;
  readonly slug: string;
  readonly publisher: string;
  readonly partners: readonly string[];
  readonly kind?: string | undefined;
  readonly start?: PartialDate | undefined;
  /** `{partnership}#{agreement}` of each that is signed for it. */
  readonly agreements: readonly string[];
}

/** What there is in the records, whether or not it is valid: so that one fault is not reported as many. */
export interface RecordIndex {
  readonly drafts: readonly UnvalidatedRecord[];
  readonly partnerships: readonly OutlinedPartnership[];
  /** What references may lead to; absent where a file could not be read, since nobody knows what it holds. */
  readonly existing: ReadonlyMap<Referent, ReadonlySet<string>>;
}

const REFERENTS = ['country', 'agreement', ...RESOURCE_TYPE_ROWS.map(([type, row]) => row.referent ?? type)];

/** Partnerships and their agreements stand in the pages that report them. */
const REGISTERS: Readonly<Record<string, string>> = {
  country: 'countries',
  agreement: 'pages',
  partnership: 'pages',
  page: 'pages',
};

const agreement = z.object({
  instrument: z.unknown(),
  id: z.string().optional(),
  signed: partialDate.optional(),
});
const partnership = z.object({
  partners: z.array(z.string()),
  kind: z.string().optional().catch(undefined),
  start: partialDate.optional().catch(undefined),
  agreements: z.array(agreement.optional().catch(undefined)).catch([]),
});
const page = z.object({
  page: z.object({ publisher: z.string() }),
  partnerships: z.array(partnership.optional().catch(undefined)),
});

/** The outline of the drafts; `unread` are the registers of which a file could not be read. */
export function recordIndexOf(
  drafts: readonly UnvalidatedRecord[],
  unread: ReadonlySet<string>,
): RecordIndex {
  const partnerships = drafts.filter(({ type }) => type.register === 'pages').flatMap(partnershipsOf);
  const existing = new Map<Referent, ReadonlySet<string>>();
  for (const referent of REFERENTS as Referent[]) {
    const register = REGISTERS[referent] ?? RESOURCE_TYPES[referent as ResourceType].list;
    if (!unread.has(register)) existing.set(referent, slugsOf(referent, register, drafts, partnerships));
  }
  return { drafts, partnerships, existing };
}

function slugsOf(
  referent: Referent,
  register: string,
  drafts: readonly UnvalidatedRecord[],
  partnerships: readonly OutlinedPartnership[],
): ReadonlySet<string> {
  if (referent === 'partnership') return new Set(partnerships.map(({ slug }) => slug));
  if (referent === 'agreement') return new Set(partnerships.flatMap(({ agreements }) => agreements));
  return new Set(drafts.filter(({ type }) => type.register === register).map(({ slug }) => slug));
}

/** By record and by its value: one that is read again is outlined, and its references are looked for, once. */
const outlined = new WeakMap<UnvalidatedRecord, readonly OutlinedPartnership[]>();
const referring = new WeakMap<object, readonly Reference[]>();

function partnershipsOf(draft: UnvalidatedRecord): readonly OutlinedPartnership[] {
  const known = outlined.get(draft) ?? outlineOf(draft);
  outlined.set(draft, known);
  return known;
}

function outlineOf(draft: UnvalidatedRecord): readonly OutlinedPartnership[] {
  const { data } = page.safeParse(draft.value);
  if (data === undefined) return [];
  const { publisher } = data.page;
  return data.partnerships.flatMap((each, index) => {
    if (each === undefined) return [];
    const slug = partnershipSlug(publisher, each.partners);
    const agreements = each.agreements
      .filter((agreement) => agreement?.instrument !== undefined)
      .map((agreement) => `${slug}#${agreementFragment(agreement ?? {})}`);
    return [{ ...each, page: draft, index, slug, publisher, agreements }];
  });
}

/** A slug or code in a record that must lead to something. */
interface Reference {
  readonly path: ValuePath;
  readonly name: string;
  readonly to: readonly Referent[];
}

/** The references that lead nowhere, each with the nearest name that exists. */
export function* referenceIssues({ drafts, existing }: RecordIndex): Iterable<Issue> {
  for (const draft of drafts) {
    const { type, value, path: base, source } = draft;
    const key = typeof value === 'object' && value !== null ? value : draft;
    const references = referring.get(key) ?? [...referencesIn(type.schema, value, [])];
    referring.set(key, references);
    for (const { path, name, to } of references) {
      if (to.some((referent) => existing.get(referent)?.has(name) ?? true)) continue;
      yield source.issue([...base, ...path], dangling(name, to, existing));
    }
  }
}

/** Walks schema and value together; values that are not as the schema says are left out, since they have issues already. */
function* referencesIn(schema: z.ZodType, value: unknown, path: ValuePath): Iterable<Reference> {
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
    for (const [key, subpath] of Object.entries(schema.shape)) {
      yield* referencesIn(subpath, child(value, key), [...path, key]);
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
