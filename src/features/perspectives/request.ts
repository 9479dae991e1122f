import type { Context } from 'hono';
import { Problem } from '../../http/problem.ts';
import type { Site } from '../../http/serving/publication.ts';
import { facetedList } from '../lists/faceted-list.ts';
import { type Facet, facetsOf } from '../lists/facets/facets.ts';
import { LISTS } from '../lists/lists.ts';
import { type ListPerspective, perspectivePath, perspectivesOf } from '../lists/perspectives.ts';
import { type Browsing, selectionOf } from '../lists/selection.ts';
import { BY_LABEL } from '../lists/sorting.ts';

/** A selection of a list as it is to be seen. */
export interface PerspectiveRequest extends Browsing {
  readonly path: string;
  readonly perspective: ListPerspective;
  /** What a chart counts by, and a matrix has as rows. */
  readonly by: Facet;
  /** What a matrix has as columns. */
  readonly across: Facet;
  /** Whether either was chosen. */
  readonly isChosen: boolean;
}

/** What lists are counted by where nobody chooses: in a chart, and as rows and columns of a matrix. */
const USUAL: Readonly<
  Record<string, { readonly chart: string; readonly matrix: readonly [string, string] }>
> = {
  partnerships: { chart: 'country', matrix: ['field', 'municipality'] },
  places: { chart: 'country', matrix: ['country', 'municipality'] },
};

/** What a request for a path below the base wants to see; rejects with a Problem where a value is not known. */
export async function perspectiveRequest(c: Context, site: Site, path: string): Promise<PerspectiveRequest> {
  const [name, requested] = path.split('/');
  const list = LISTS.find((one) => one.name === name && site.lists.includes(one.name));
  const perspective = list && perspectivesOf(list).find((one) => one === requested);
  if (!list || !perspective) throw new Problem('not-found', 'There is no such list.');
  const selection = await selectionOf(c, site, list, ['release', ...parametersOf(perspective)]);
  const usual = USUAL[list.name];
  const [rows, columns] = usual?.matrix ?? [];
  const by = facetNamed(c, list.name, 'by', perspective === 'chart' ? usual?.chart : rows);
  return {
    site,
    list: await facetedList(site, list),
    selection,
    sorting: BY_LABEL,
    path: perspectivePath(list.name, perspective),
    perspective,
    by,
    across: facetNamed(c, list.name, 'across', columns),
    isChosen: parametersOf(perspective).some((parameter) => c.req.query(parameter) !== undefined),
  };
}

/** The parameters of a perspective beside those that select. */
export function parametersOf(perspective: ListPerspective): readonly ('by' | 'across')[] {
  if (perspective === 'matrix') return ['by', 'across'];
  return perspective === 'chart' ? ['by'] : [];
}

function facetNamed(c: Context, list: string, parameter: string, usual: string | undefined): Facet {
  const facets = facetsOf(list);
  const requested = c.req.query(parameter) || usual;
  const facet = facets.find(({ key }) => key === requested);
  if (facet) return facet;
  const [first] = facets;
  // Lists without facets have no perspective that asks for one.
  if (first === undefined || requested === undefined)
    return { key: '', kind: 'resource', path: '', pattern: '' };
  const keys = facets.map(({ key }) => key).join(', ');
  throw new Problem('malformed', `The parameter \`${parameter}\` can be ${keys}.`);
}

/** What was chosen to count by, as parameters of an address. */
export function chosenParameters({ perspective, by, across, isChosen }: PerspectiveRequest): string {
  if (!isChosen) return '';
  return perspective === 'matrix' ? `by=${by.key}&across=${across.key}` : `by=${by.key}`;
}
