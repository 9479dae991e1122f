import { nquad, parseNQuads } from '../../rdf/canonical.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { type Release, siteBase } from '../store/manifest.ts';
import { applyChanges, type Change, datasetLines, diffReleases, type LineSource } from './diff.ts';

/** The media type of an RDF Patch in text. */
export const PATCH_TYPE = 'application/rdf-patch';

/** The patch from one release to another as RDF Patch text: a header, then `D` and `A` rows in the order of the canonical lines, in one transaction; in pieces that end in a line feed. */
export async function* patchOf(from: Release, to: Release): AsyncIterable<string> {
  yield `H id <${addressOf(to)}> .\nH prev <${addressOf(from)}> .\nTX .\n`;
  for await (const { op, line } of diffReleases(from, to)) yield `${op} ${line}\n`;
  yield 'TC .\n';
}

/** The address of a release; it names the release in metadata too. */
export function addressOf({ manifest }: Release): string {
  return `${siteBase(manifest)}releases/${manifest.name}`;
}

/** What a patch makes of a release, as canonical N-Quads in pieces; throws a RangeError where the patch is malformed or not of this release. */
export function applyPatch(release: Release, patch: string): AsyncIterable<string> {
  return patched(datasetLines(release), storedLines(patch));
}

/** What a patch makes of sorted canonical lines. */
export function patched(from: LineSource, patch: LineSource): AsyncIterable<string> {
  return applyChanges(from, changesIn(patch));
}

/** The rows of a patch; it must be one whole transaction. */
async function* changesIn(patch: LineSource): AsyncIterable<Change> {
  const state = { isOpen: false, isDone: false };
  for await (const rows of patch) {
    for (const row of rows) if (isQuadRow(row, state)) yield changeOf(row);
  }
  if (!state.isDone) throw new RangeError('the patch breaks off: its transaction does not end');
}

/** Whether a row is one of a quad; rows that open, close and surround the transaction are followed. */
function isQuadRow(row: string, state: { isOpen: boolean; isDone: boolean }): boolean {
  if (row.trim() === '' || row.startsWith('#')) return false;
  if (state.isOpen) {
    if (row !== 'TC .') return true;
    state.isOpen = false;
    state.isDone = true;
    return false;
  }
  if (state.isDone || (row !== 'TX .' && !row.startsWith('H '))) {
    throw new RangeError(`a row outside the transaction: ${row}`);
  }
  state.isOpen = row === 'TX .';
  return false;
}

function changeOf(row: string): Change {
  const op = row.slice(0, 2);
  const line = row.slice(2);
  if (op !== 'A ' && op !== 'D ') throw new RangeError(`no row of a patch: ${row}`);
  const [quad, more] = parseNQuads(line);
  if (quad === undefined || more !== undefined || nquad(quad) !== line) {
    throw new RangeError(`not a canonical quad: ${line}`);
  }
  return { op: op === 'A ' ? 'A' : 'D', line };
}
