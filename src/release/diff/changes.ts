import { compareCodePoints } from '../../rdf/canonical.ts';
import { RESOURCE_TYPES } from '../../records/mapping/resource-types.ts';
import type { Release } from '../store/manifest.ts';
import { type ChangeEvent, eventsOf, type Sides } from './change-events.ts';
import { byLanguage, type ChangeWordings, changeTexts, typeOf } from './change-words.ts';
import { carriedOver, changedBetween, renamesIn, type Subjects, underNewNames } from './changed-values.ts';
import { labelsIn } from './resource.ts';

/** What happened to one resource between two releases. */
export interface ResourceChange<Language extends string = string> {
  readonly iri: string;
  /** Its name: that of the later release, where it has one there. */
  readonly name: Readonly<Record<Language, string>>;
  /** Whether it came, went (or was withdrawn), lives on under another IRI, or only changed. */
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed';
  /** In the order in which they are told; never empty. */
  readonly events: readonly Readonly<Record<Language, string>>[];
  /** Statements about it and its parts, whichever graph they stand in. */
  readonly added: number;
  readonly deleted: number;
}

/** The difference of two releases as people read it. */
export interface ReleaseChanges<Language extends string = string> {
  /** Quads in all graphs. */
  readonly added: number;
  readonly deleted: number;
  /** By type and name; undefined where there are too many changes to be told one by one. */
  readonly resources: readonly ResourceChange<Language>[] | undefined;
}

const TYPES: readonly string[] = Object.keys(RESOURCE_TYPES);

/** The changes between two releases, by resource and in the words of each language. */
export async function changesBetween<Language extends string>(
  from: Release,
  to: Release,
  wordings: ChangeWordings<Language>,
): Promise<ReleaseChanges<Language>> {
  const { added, deleted, resources } = await changedBetween(from, to);
  if (resources === undefined) return { added, deleted, resources };
  const mentioned = mentionedIn(resources);
  const renames = renamesIn(resources);
  const former = new Map([...renames].map(([old, fresh]) => [fresh, old]));
  const sides = {
    from: underNewNames(await labelsIn(from, mentioned), renames),
    to: await labelsIn(to, mentioned),
  };
  const changes = [...resources].flatMap(([iri, changed]) => {
    const old = former.get(iri);
    const subjects = old === undefined ? changed : carriedOver(resources.get(old), changed, renames);
    const events = eventsOf(iri, subjects, sides, to.manifest.described === 'union' ? 'rdf' : 'records');
    return events.length === 0 ? [] : [changeOf(iri, subjects, events, { sides, wordings })];
  });
  return { added, deleted, resources: changes.sort(byTypeAndName) };
}

function changeOf<Language extends string>(
  iri: string,
  subjects: Subjects,
  events: readonly ChangeEvent[],
  { sides, wordings }: { readonly sides: Sides; readonly wordings: ChangeWordings<Language> },
): ResourceChange<Language> {
  const { of } = sides.to.has(iri) ? sides.to : sides.from;
  const values = [...subjects.values()].flatMap((properties) => [...properties.values()]);
  return {
    iri,
    name: byLanguage(wordings, (language) => of(iri, language)),
    kind: kindOf(events),
    events: events.map((event) => changeTexts(event, iri, sides, wordings)),
    added: values.reduce((sum, { added }) => sum + added.length, 0),
    deleted: values.reduce((sum, { deleted }) => sum + deleted.length, 0),
  };
}

function kindOf([event]: readonly ChangeEvent[]): ResourceChange['kind'] {
  if (event?.kind === 'withdrawn') return 'removed';
  if (event?.kind === 'renamed') return 'renamed';
  if (event?.kind !== 'resource') return 'changed';
  return event.what === 'removed' ? 'removed' : 'added';
}

/** All IRIs of which the words need a label. */
function mentionedIn(resources: ReadonlyMap<string, Subjects>): Set<string> {
  const iris = new Set<string>();
  for (const [resource, subjects] of resources) {
    iris.add(resource);
    for (const [subject, properties] of subjects) {
      iris.add(subject);
      for (const [property, { added, deleted }] of properties) {
        iris.add(property);
        for (const term of [...added, ...deleted]) if (term.termType === 'NamedNode') iris.add(term.value);
      }
    }
  }
  return iris;
}

function byTypeAndName(a: ResourceChange, b: ResourceChange): number {
  const rank = ({ iri }: ResourceChange) =>
    (TYPES.indexOf(typeOf(iri)) + TYPES.length + 1) % (TYPES.length + 1);
  return rank(a) - rank(b) || sortName(a).localeCompare(sortName(b), 'en') || compareCodePoints(a.iri, b.iri);
}

/** The name in the first of the languages: the same order for readers of any. */
function sortName({ name }: ResourceChange): string {
  return Object.values(name)[0] ?? '';
}
