import { z } from 'zod';
import { literal, type NamedNode, quad } from '../../rdf/terms.ts';
import { AS, DCTERMS, OWL, SKOS, XSD } from '../../rdf/vocabularies.ts';
import { rule } from '../checks/rule.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { RESOURCE_TYPE_ROWS, RESOURCE_TYPES, type ResourceType } from '../mapping/resource-types.ts';
import type { ResourceScope } from '../mapping/scope.ts';
import { dated, each, labels, localized, types } from '../mapping/statements.ts';
import { localizedLabels, localizedProse } from '../mapping/text.ts';
import { day } from '../mapping/values.ts';

const SLUG = '[a-z0-9]+(-[a-z0-9]+)*';
const KEYS = RESOURCE_TYPE_ROWS.map(
  ([type, { isJoined }]) => `${type}/${SLUG}${isJoined ? `(--${SLUG})+` : ''}`,
);
const NAMES = RESOURCE_TYPE_ROWS.map(([type]) => type);
const EXPECTED = {
  error: `expected a type (${NAMES.slice(0, -1).join(', ')} or ${NAMES.at(-1)}) and a slug: place/radom`,
};

/** A resource as the end of its IRI, `{type}/{slug}`. */
const withdrawnKey = z.string(EXPECTED).regex(new RegExp(`^(${KEYS.join('|')})$`), EXPECTED);

const shape = {
  name: localizedLabels.describe('What it was called, by language'),
  when: day.describe('The day from which it is no longer published: yyyy-mm-dd'),
  why: localizedProse.describe('The reason, for readers who come by an old link'),
  replacedBy: z
    .array(withdrawnKey, { error: 'expected a list such as [place/radom]' })
    .min(1, { error: 'expected at least one, such as [place/radom]' })
    .optional()
    .describe('What stands for it now: type/slug'),
  renamed: z
    .literal(true, { error: 'expected true, or nothing' })
    .optional()
    .describe('The same thing under a new slug: old addresses lead to the new one for good'),
};

const schema = z.strictObject(shape).check(
  rule(shape, ['replacedBy', 'renamed'], function* ({ replacedBy, renamed }) {
    if (renamed === undefined || replacedBy?.length === 1) return;
    yield { path: ['renamed'], message: 'what is renamed is replacedBy one: the new type/slug' };
  }),
);

/** A resource that was published once and is no more, or is under another slug. */
export type Withdrawn = z.infer<typeof schema>;

/** Withdrawn resources: written in withdrawn.yaml, published as as:Tombstone; a renamed one lives on under its new IRI, so it is no tombstone but owl:sameAs that. */
export const withdrawn: RecordDefinition<Withdrawn> = {
  location: 'withdrawn.yaml',
  jsonSchema: 'withdrawn.schema.json',
  isOptional: true,
  key: withdrawnKey,
  schema,
  *statements({ slug, value }, scope) {
    const { subject, type } = named(slug, scope);
    const successors = (value.replacedBy ?? []).map((key) => named(key, scope).subject);
    yield* labels(subject, value.name);
    yield quad(subject, OWL.deprecated, literal('true', XSD.boolean));
    yield* dated(subject, DCTERMS.modified, value.when);
    yield* localized(subject, SKOS.changeNote, value.why);
    yield* each(subject, DCTERMS.isReplacedBy, successors);
    if (value.renamed) yield* each(subject, OWL.sameAs, successors);
    else {
      yield* types(subject, AS.Tombstone);
      yield quad(subject, AS.formerType, RESOURCE_TYPES[type].class);
    }
  },
  *subjects({ slug }, scope) {
    yield [named(slug, scope).subject, []];
  },
};

/** The resource that `{type}/{slug}` names, and its type. */
function named(key: string, scope: ResourceScope): { subject: NamedNode; type: ResourceType } {
  const slash = key.indexOf('/');
  // The schema has let only these types through.
  const type = key.slice(0, slash) as ResourceType;
  return { subject: scope.resource(type, key.slice(slash + 1)), type };
}
