import { inEveryLanguage, type Localized, type Messages } from '../../pages/messages/messages.ts';
import { localName } from '../../rdf/local-name.ts';
import { RESOURCE_TYPE_ROWS } from '../../records/mapping/resource-types.ts';
import type { Entity } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';

/** A type of entities, as the service names it. */
export interface ReconciledType {
  readonly id: string;
  readonly name: Localized;
  /** The list whose members are of it, or the IRI of their class: as the index names types. */
  readonly indexed: string;
}

/** Most asked for first; the others follow as they are listed. */
const FIRST = ['place', 'organisation', 'network', 'partnership'];

function nameOf(id: keyof Messages['reconcile']['typeNames']): Localized {
  return inEveryLanguage(({ reconcile }) => reconcile.typeNames[id]);
}

/** The types of the partnership data, those most asked for first. */
const TYPES: readonly ReconciledType[] = [
  ...[...RESOURCE_TYPE_ROWS].sort(([a], [b]) => rank(a) - rank(b)).map(reconciledType),
  { id: 'field', name: nameOf('field'), indexed: 'fields' },
];

function reconciledType([id, { list }]: (typeof RESOURCE_TYPE_ROWS)[number]): ReconciledType {
  return { id, name: nameOf(id), indexed: list };
}

function rank(type: string): number {
  const at = FIRST.indexOf(type);
  return at < 0 ? FIRST.length : at;
}

/** Classes that are offered where the data are others. */
const MAX_CLASSES = 20;

/** The types that the release has something of: those of the partnership data; in other data the classes by their IRIs, the largest first. */
export function typesIn(index: NameIndex): readonly ReconciledType[] {
  const known = typesBefore.get(index);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { type } of index.entities)
    if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1);
  const own = TYPES.filter(({ indexed }) => counts.has(indexed));
  const classes = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_CLASSES)
    .map(([type]) => ({ id: type, name: inEveryLanguage(() => localName(type)), indexed: type }));
  const types = own.length > 0 ? own : classes;
  typesBefore.set(index, types);
  return types;
}

const typesBefore = new WeakMap<NameIndex, readonly ReconciledType[]>();

/** The type of an entity; undefined where it is of none that the service names. */
export function typeOf(index: NameIndex, { type }: Entity): ReconciledType | undefined {
  return typesIn(index).find(({ indexed }) => indexed === type);
}
