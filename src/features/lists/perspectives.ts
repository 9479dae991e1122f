import { facetsOf } from './facets/facets.ts';
import type { List, ListColumn } from './lists.ts';

/** A way to see the members that a list selects, beside the table. */
export type ListPerspective = 'map' | 'timeline' | 'chart' | 'matrix';

/** The perspectives of a list, in the order of their tabs: what its columns and facets can be drawn as. */
export function perspectivesOf(list: List): readonly ListPerspective[] {
  const facets = facetsOf(list.name);
  return [
    ...(list.geo === undefined ? [] : ['map' as const]),
    ...(startColumn(list) === undefined ? [] : ['timeline' as const]),
    ...(facets.length > 0 ? ['chart' as const] : []),
    ...(facets.length > 1 ? ['matrix' as const] : []),
  ];
}

/** The column of the date at which a member begins; undefined where it has none. */
export function startColumn({ columns }: List): ListColumn | undefined {
  return columns.find(({ kind, key }) => kind === 'date' && key !== 'end');
}

/** The address of a perspective below the base: `places/map`. */
export function perspectivePath(list: string, perspective: ListPerspective): string {
  return `${list}/${perspective}`;
}
