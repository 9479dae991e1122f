import { iri, type Term } from '../../rdf/terms.ts';
import { withoutFragment } from '../../rdf/uri.ts';
import { DCTERMS, OWL } from '../../rdf/vocabularies.ts';
import { iriOf, quadsOf, statement } from '../n-quads/lines.ts';
import type { Release } from '../store/manifest.ts';
import { describedGraph } from '../store/manifest.ts';
import { describedLines, diffLines, diffReleases, type QuadChange } from './diff.ts';
import type { Labels } from './resource.ts';

/** What was taken from and put to one property of one subject. */
export interface Values {
  readonly deleted: readonly Term[];
  readonly added: readonly Term[];
}

/** Property IRI → its values that changed. */
export type Properties = ReadonlyMap<string, Values>;

/** The changes of a resource and its parts: subject IRI → what changed of it. */
export type Subjects = ReadonlyMap<string, Properties>;

/** The difference of two releases, gathered by resource. */
interface Changed {
  /** Quads in all graphs. */
  readonly added: number;
  readonly deleted: number;
  /** Changes of what is described, whichever graph says it; undefined where they are too many for memory. */
  readonly resources: ReadonlyMap<string, Subjects> | undefined;
}

/** Past this many quads nobody reads the changes in words, and they would take too much memory. */
const MAX_IN_WORDS = 100_000;

/** Gathers the difference; `max` bounds the quads that are in memory. */
export async function changedBetween(from: Release, to: Release, max = MAX_IN_WORDS): Promise<Changed> {
  const bySubject: ChangesBySubject = new Map();
  const numbers = { A: 0, D: 0 };
  let count = 0;
  const isUnion = [from, to].some(({ manifest }) => describedGraph(manifest) === 'union');
  const addChange = ({ op, line }: QuadChange) => {
    const { subject, graph } = statement(line);
    const iri = iriOf(subject);
    if (graph !== '' || iri === undefined) return;
    if (++count <= max) add(bySubject, resourceOf(iri, to.manifest), iri, op, line);
  };
  for await (const change of diffReleases(from, to)) {
    numbers[change.op]++;
    if (!isUnion) addChange(change);
  }
  if (isUnion)
    for await (const change of diffLines(describedLines(from), describedLines(to))) addChange(change);
  return { added: numbers.A, deleted: numbers.D, resources: count > max ? undefined : bySubject };
}

type GatheredSubjects = Map<string, Map<string, { deleted: Term[]; added: Term[] }>>;
type ChangesBySubject = Map<string, GatheredSubjects>;

/** The resource that a subject is, or is a part of; elsewhere than in records a fragment is a thing of its own. */
function resourceOf(iri: string, { base, described }: Release['manifest']): string {
  return iri.startsWith(`${base}id/`) && described !== 'union' ? withoutFragment(iri) : iri;
}

function add(
  bySubject: ChangesBySubject,
  resource: string,
  subject: string,
  op: 'A' | 'D',
  line: string,
): void {
  const subjects = getOrCreate<string, GatheredSubjects>(bySubject, resource, () => new Map());
  const properties = getOrCreate(
    subjects,
    subject,
    () => new Map<string, { deleted: Term[]; added: Term[] }>(),
  );
  for (const { predicate, object } of quadsOf([line])) {
    const values = getOrCreate(properties, predicate.value, (): { deleted: Term[]; added: Term[] } => ({
      deleted: [],
      added: [],
    }));
    values[op === 'A' ? 'added' : 'deleted'].push(object);
  }
}

function getOrCreate<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = make();
  map.set(key, created);
  return created;
}

/** The IRI under which a resource lives on, where its changes say that it was renamed: it is deprecated, the same as another, and replaced by that. */
export function successorIn(own: Properties): string | undefined {
  const successor = own.get(OWL.sameAs.value)?.added[0];
  const isDeprecated = (own.get(OWL.deprecated.value)?.added.length ?? 0) > 0;
  const replacement = own.get(DCTERMS.isReplacedBy.value)?.added[0];
  return isDeprecated && successor && replacement?.equals(successor) ? successor.value : undefined;
}

/** Old IRI → new IRI of what was renamed. */
type Renames = ReadonlyMap<string, string>;

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
