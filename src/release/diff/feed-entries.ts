import { sortCodePoints } from '../../rdf/canonical.ts';
import { withoutFragment } from '../../rdf/uri.ts';
import { OWL } from '../../rdf/vocabularies.ts';
import { iriOf, statement } from '../n-quads/lines.ts';
import { StoredSubjects } from '../n-quads/stored-subjects.ts';
import type { Release } from '../store/manifest.ts';
import { datasetLines, diffReleases, type QuadChange } from './diff.ts';

/** A resource whose quads differ between two releases that follow one another. */
export interface FeedEntry {
  /** As canonical lines write it: `<…>`, or `_:…` where foreign data name it by nothing else. */
  readonly subject: string;
  /** Whether any of its quads were there before, and are now. */
  readonly kind: 'created' | 'updated' | 'deleted';
  /** What became of it where it has quads on either side that say it is gone. */
  readonly fate?: 'withdrawn' | 'restored';
}

/** The part of a release that one page of the feed holds. */
export const PAGE_MEMBERS = 250;

const MARK = `<${OWL.deprecated.value}>`;

/** The resources that a release changed, by code point; all that it has where there is none before it. */
export async function feedEntries(from: Release | undefined, to: Release): Promise<readonly FeedEntry[]> {
  const changes = from ? diffReleases(from, to) : additions(to);
  const found = await collectChanges(changes, to.manifest.base);
  const subjects = sortCodePoints([...found.keys()]);
  if (!from) return subjects.map((subject) => ({ subject, kind: 'created' }));
  return StoredSubjects.read(from, (before) =>
    StoredSubjects.read(to, async (after) => {
      const entries: FeedEntry[] = [];
      for (const subject of subjects) {
        const { ops, fate } = found.get(subject) as SubjectChanges;
        const isNew = !ops.has('D') && !(await hasResource(before, subject));
        const isGone = !ops.has('A') && !(await hasResource(after, subject));
        const kind = isNew ? 'created' : isGone ? 'deleted' : 'updated';
        entries.push({ subject, kind, ...(fate && { fate }) });
      }
      return entries;
    }),
  );
}

/** All quads of a resource and its parts, in all graphs, as canonical lines. */
export async function linesOfResource(stored: StoredSubjects, subject: string): Promise<string[]> {
  const parts = await Promise.all(starts(subject).map((start) => stored.beginningWith(start)));
  return parts.flat();
}

/** Whether a release publishes a resource: it has statements, and they do not say that it is gone. */
export function isPublishedIn(release: Release, resource: string): Promise<boolean> {
  return StoredSubjects.read(release, async (stored) => {
    const lines = await stored.beginningWith(`<${resource}> `);
    const isOwn = resource.startsWith(`${release.manifest.base}id/`);
    const isPublished = lines.length > 0 || (await stored.has(`<${resource}#`));
    return isPublished && !(isOwn && lines.some((line) => isMark(line)));
  });
}

interface SubjectChanges {
  readonly ops: Set<QuadChange['op']>;
  fate?: FeedEntry['fate'];
}

async function collectChanges(
  changes: AsyncIterable<QuadChange>,
  base: string,
): Promise<Map<string, SubjectChanges>> {
  const found = new Map<string, SubjectChanges>();
  for await (const { op, line } of changes) {
    const { subject } = statement(line);
    const key = resourceTerm(subject, base);
    const known = found.get(key);
    const entry: SubjectChanges = known ?? { ops: new Set() };
    if (!known) found.set(key, entry);
    entry.ops.add(op);
    if (isMark(line) && subject === key && isOwn(subject, base)) {
      entry.fate = op === 'A' ? 'withdrawn' : 'restored';
    }
  }
  return found;
}

async function* additions(to: Release): AsyncIterable<QuadChange> {
  for await (const lines of datasetLines(to)) for (const line of lines) yield { op: 'A', line };
}

/** A part is named by a fragment of its resource; elsewhere a fragment is a thing of its own. */
function resourceTerm(subject: string, base: string): string {
  const iri = isOwn(subject, base) ? iriOf(subject) : undefined;
  return iri === undefined ? subject : `<${withoutFragment(iri)}>`;
}

function isOwn(subject: string, base: string): boolean {
  return subject.startsWith(`<${base}id/`);
}

/** Withdrawn and renamed resources say `owl:deprecated true`. */
function isMark(line: string): boolean {
  if (!line.includes(MARK)) return false;
  const { predicate, object, graph } = statement(line);
  return graph === '' && predicate === MARK && object.startsWith('"true"');
}

async function hasResource(stored: StoredSubjects, subject: string): Promise<boolean> {
  for (const start of starts(subject)) if (await stored.has(start)) return true;
  return false;
}

/** How the lines of a resource begin: those of its parts come before its own. */
function starts(subject: string): readonly string[] {
  return subject.startsWith('<') ? [`${subject.slice(0, -1)}#`, `${subject} `] : [`${subject} `];
}
