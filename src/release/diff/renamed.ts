import type { Term } from '../../rdf/terms.ts';
import { iri } from '../../rdf/terms.ts';
import { DCTERMS, OWL } from '../../rdf/vocabularies.ts';
import type { Properties, Subjects, Values } from './changed-values.ts';
import type { Labels } from './labels.ts';

/** The IRI under which a resource lives on, where its changes say that it was renamed: it is deprecated, the same as another, and replaced by that. */
export function successorIn(own: Properties): string | undefined {
  const successor = own.get(OWL.sameAs.value)?.added[0];
  const isDeprecated = (own.get(OWL.deprecated.value)?.added.length ?? 0) > 0;
  const replacement = own.get(DCTERMS.isReplacedBy.value)?.added[0];
  return isDeprecated && successor && replacement?.equals(successor) ? successor.value : undefined;
}

/** Old IRI → new IRI of what was renamed. */
export type Renames = ReadonlyMap<string, string>;

/** The renames among changes by resource. */
export function renamesIn(resources: ReadonlyMap<string, Subjects>): Renames {
  const renames = new Map<string, string>();
  for (const [old, subjects] of resources) {
    const fresh = successorIn(subjects.get(old) ?? new Map());
    if (fresh !== undefined) renames.set(old, fresh);
  }
  return renames;
}

/** The changes of a renamed resource under its new IRI: what went with the old one and came with the new one has not changed. */
export function carriedOver(before: Subjects | undefined, after: Subjects, renames: Renames): Subjects {
  const merged = new Map<string, Map<string, Values>>();
  for (const [subject, properties] of after) merged.set(subject, new Map(properties));
  for (const [subject, properties] of before ?? []) {
    const name = renamed(subject, renames);
    const known = merged.get(name) ?? new Map<string, Values>();
    for (const [property, { deleted }] of properties) {
      const gone = deleted.map((term) => renamedTerm(term, renames));
      known.set(property, without(gone, known.get(property)));
    }
    merged.set(name, known);
  }
  return merged;
}

/** The labels of the earlier release, found by the new IRIs as well. */
export function underNewNames(labels: Labels, renames: Renames): Labels {
  const former = new Map([...renames].map(([old, fresh]) => [fresh, old]));
  const known = (name: string) => (labels.has(name) ? name : renamed(name, former));
  return { of: (name, language) => labels.of(known(name), language), has: (name) => labels.has(known(name)) };
}

/** The IRI, or the part of it, under the new name. */
function renamed(name: string, renames: Renames): string {
  const hash = name.indexOf('#');
  const [resource, part] = hash < 0 ? [name, ''] : [name.slice(0, hash), name.slice(hash)];
  return (renames.get(resource) ?? resource) + part;
}

function renamedTerm(term: Term, renames: Renames): Term {
  return term.termType === 'NamedNode' ? iri(renamed(term.value, renames)) : term;
}

function without(gone: readonly Term[], { added = [], deleted = [] }: Partial<Values> = {}): Values {
  return {
    deleted: [...deleted, ...gone.filter((term) => !added.some((other) => other.equals(term)))],
    added: added.filter((term) => !gone.some((other) => other.equals(term))),
  };
}
