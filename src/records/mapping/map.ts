import type { Quad } from '../../rdf/terms.ts';
import { withoutFragment } from '../../rdf/uri.ts';
import type { Position } from '../reading/source.ts';
import { RECORD_TYPES, type Records, type SubjectLocation } from '../record-types/index.ts';
import { dataLanguages } from './languages.ts';
import { type ResourceScope, scopeOf } from './scope.ts';

/** Records as RDF. */
export interface Mapped {
  /** Made anew each time they are asked for, one record at a time; a quad may occur more than once. */
  readonly quads: Iterable<Quad>;
  /** Where the record stands that made the subject; a fragment that is no part of its own stands where its resource does. */
  readonly positionOf: (subject: string) => Position | undefined;
}

/** Maps sound records to quads below the base IRI, which ends with `/`: all statements in the default graph, what a page claims in its graph as well. */
export function mapRecords(records: Records, base: string): Mapped {
  const scope = scopeOf(records, dataLanguages(records), base);
  return {
    quads: { [Symbol.iterator]: () => statementsOf(records, scope) },
    positionOf: positions(records, scope),
  };
}

function* statementsOf(records: Records, scope: ResourceScope): Generator<Quad, undefined> {
  for (const type of RECORD_TYPES) yield* type.statements(records, scope);
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
