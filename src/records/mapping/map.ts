import { withoutFragment } from '../../rdf/fragment.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Records } from '../reading/records.ts';
import type { Position } from '../reading/source.ts';
import { RECORD_TYPES } from '../record-types/index.ts';
import type { Located } from '../record-types/record-type.ts';
import { type Scope, scopeOf } from './scope.ts';

/** Records as RDF. */
export interface Mapped {
  /** Made anew each time they are asked for, one record at a time; a quad may occur more than once. */
  readonly quads: Iterable<Quad>;
  /** Where the record stands that made the subject; a fragment that is no part of its own stands where its resource does. */
  readonly positionOf: (subject: string) => Position | undefined;
}

/** Maps sound records to quads below the base IRI, which ends with `/`: all statements in the default graph, what a page claims in its graph as well. */
export function mapRecords(records: Records, base: string): Mapped {
  const scope = scopeOf(records, base);
  return {
    quads: { [Symbol.iterator]: () => statementsOf(scope) },
    positionOf: positions(scope),
  };
}

function* statementsOf(scope: Scope): Generator<Quad, undefined> {
  for (const type of RECORD_TYPES) yield* type.statements(scope);
}

/** The index is made when first asked for: positions are needed only where something is wrong. */
function positions(scope: Scope): Mapped['positionOf'] {
  let index: ReadonlyMap<string, Located> | undefined;
  return (subject) => {
    index ??= indexOf(scope);
    const located = index.get(subject) ?? index.get(withoutFragment(subject));
    if (located === undefined) return undefined;
    const { source, path } = located;
    return source.position(path, typeof path.at(-1) === 'string' ? 'key' : 'value');
  };
}

/** The first that makes a subject is where it stands. */
function indexOf(scope: Scope): ReadonlyMap<string, Located> {
  const index = new Map<string, Located>();
  for (const type of RECORD_TYPES) {
    for (const located of type.subjects(scope)) {
      if (!index.has(located.subject.value)) index.set(located.subject.value, located);
    }
  }
  return index;
}
