import { withoutFragment } from '../../rdf/fragment.ts';
import type { Term } from '../../rdf/terms.ts';
import { iriOf, quadsOf, statement } from '../n-quads/lines.ts';
import { describedGraph } from '../store/default-graph.ts';
import type { Release } from '../store/manifest.ts';
import { type Change, describedLines, diffLines, diffReleases } from './diff.ts';

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
export interface Changed {
  /** Quads in all graphs. */
  readonly added: number;
  readonly deleted: number;
  /** Changes of what is described, whichever graph says it; undefined where they are too many to be held. */
  readonly resources: ReadonlyMap<string, Subjects> | undefined;
}

/** Past this many quads nobody reads the changes in words, and holding them would cost too much. */
export const MAX_IN_WORDS = 100_000;

/** Gathers the difference; `most` bounds the quads that are held. */
export async function changedBetween(from: Release, to: Release, most = MAX_IN_WORDS): Promise<Changed> {
  const bySubject: ChangesBySubject = new Map();
  const numbers = { A: 0, D: 0 };
  let held = 0;
  const isUnion = [from, to].some(({ manifest }) => describedGraph(manifest) === 'union');
  const hold = ({ op, line }: Change) => {
    const { subject, graph } = statement(line);
    const iri = iriOf(subject);
    if (graph !== '' || iri === undefined) return;
    if (++held <= most) add(bySubject, resourceOf(iri, to.manifest), iri, op, line);
  };
  for await (const change of diffReleases(from, to)) {
    numbers[change.op]++;
    if (!isUnion) hold(change);
  }
  if (isUnion) for await (const change of diffLines(describedLines(from), describedLines(to))) hold(change);
  return { added: numbers.A, deleted: numbers.D, resources: held > most ? undefined : bySubject };
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
