import type { Quad } from '../../rdf/terms.ts';
import { withoutFragment } from '../../rdf/uri.ts';
import type { SourcePosition } from '../reading/source.ts';
import {
  RECORD_TYPES,
  type Records,
  type StatedRecord,
  type SubjectLocation,
} from '../record-types/index.ts';
import type { FormerStatements, StatementsOfRecord } from './former-statements.ts';
import { dataLanguages } from './languages.ts';
import { type ResourceScope, scopeOf } from './scope.ts';

/** Records as RDF. */
export interface Mapped {
  /** Made anew each time they are asked for, one record at a time; a quad may occur more than once. */
  readonly quads: Iterable<Quad>;
  /** The same, record by record. */
  readonly parts: Iterable<StatementsOfRecord>;
  /** Where the record stands that made the subject; a fragment that is no part of its own stands where its resource does. */
  readonly positionOf: (subject: string) => SourcePosition | undefined;
}

/** Maps sound records to quads below the base IRI, which ends with `/`: all statements in the default graph, what a page claims in its graph as well. What was mapped before, where the same is mapped again and again, comes as the same part again. */
export function mapRecords(records: Records, base: string, former?: FormerStatements): Mapped {
  const scope = scopeOf(records, dataLanguages(records), base);
  const parts = {
    [Symbol.iterator]: () => (former ? former.parts(stated(records), scope) : partsOf(records, scope)),
  };
  return {
    quads: { [Symbol.iterator]: () => quadsOf(parts) },
    parts,
    positionOf: positions(records, scope),
  };
}

function* quadsOf(parts: Iterable<StatementsOfRecord>): Generator<Quad, undefined> {
  for (const { quads } of parts) yield* quads;
}

function* partsOf(records: Records, scope: ResourceScope): Generator<StatementsOfRecord, undefined> {
  for (const record of stated(records)) yield { quads: record.quads(scope) };
}

function* stated(records: Records): Generator<StatedRecord, undefined> {
  for (const type of RECORD_TYPES) yield* type.statements(records);
}

/** The index is made when first asked for: positions are needed only where something is wrong. */
function positions(records: Records, scope: ResourceScope): Mapped['positionOf'] {
  let index: ReadonlyMap<string, SubjectLocation> | undefined;
  return (subject) => {
    index ??= indexOf(records, scope);
    const location = index.get(subject) ?? index.get(withoutFragment(subject));
    if (location === undefined) return undefined;
    const { source, path } = location;
    return source.position(path, typeof path.at(-1) === 'string' ? 'key' : 'value');
  };
}

/** The first that makes a subject is where it stands. */
function indexOf(records: Records, scope: ResourceScope): ReadonlyMap<string, SubjectLocation> {
  const index = new Map<string, SubjectLocation>();
  for (const type of RECORD_TYPES) {
    for (const location of type.subjects(records, scope)) {
      if (!index.has(location.subject.value)) index.set(location.subject.value, location);
    }
  }
  return index;
}
