import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SettingError, type Settings } from '../../config.ts';
import { compare } from '../../features/wikidata/compare/compare.js';
import {
  batches,
  quickStatements,
  type StatementBatch,
  summary,
} from '../../features/wikidata/quickstatements.ts';
import { readSnapshot } from '../../features/wikidata/snapshot/snapshot.ts';
import { localName } from '../../rdf/uri.ts';
import type { CommandArguments } from '../cli/arguments.ts';
import { replaceFiles } from '../import/replace-files.ts';
import { openHere, snapshotFile } from './compare.ts';

/** Directory of the batches when nobody says otherwise. */
const DIRECTORY = 'quickstatements';

/** Writes batches of QuickStatements that add what the kept snapshot lacks, one file for each municipality; what they do is told in words. */
export async function exportQuickStatements(settings: Settings, words: CommandArguments): Promise<void> {
  const { municipality, ...options } = optionsOf(words);
  const file = snapshotFile(settings);
  const snapshot = await readSnapshot(file);
  if (snapshot === undefined) throw new Error(`there is no snapshot ${file}: run munpart compare`);
  const { local } = await openHere(settings);
  const comparison = compare(local, snapshot);
  const parts = comparison.parts.filter(
    (part) => municipality === undefined || slugOf(part) === municipality,
  );
  if (parts.length === 0)
    throw new SettingError(
      `--municipality: there is no ${municipality}; there are ${comparison.parts.map(slugOf).join(', ')}`,
    );
  const found = batches({ ...comparison, parts }, options.limit);
  for (const line of found.flatMap(summary)) console.error(line);
  if (words.switches.has('dry-run')) return;
  await writeBatches(found, {
    ...options,
    isOne: municipality !== undefined,
    replace: words.switches.has('replace'),
  });
}

interface Options {
  readonly retrieved: string | undefined;
  readonly to: string | undefined;
}

function optionsOf({
  flags,
  operands,
}: CommandArguments): Options & { municipality: string | undefined; limit?: number } {
  const { municipality, limit, retrieved } = flags;
  if (limit !== undefined && !/^[1-9]\d*$/.test(limit))
    throw new SettingError('--limit: expected a number from 1');
  if (
    retrieved !== undefined &&
    (!/^\d{4}-\d{2}-\d{2}$/.test(retrieved) || Number.isNaN(Date.parse(retrieved)))
  ) {
    throw new SettingError('--retrieved: expected a day such as 2026-11-21');
  }
  return { municipality, retrieved, to: operands[1], ...(limit !== undefined && { limit: Number(limit) }) };
}

async function writeBatches(
  found: readonly StatementBatch[],
  { retrieved, to, isOne, replace }: Options & { isOne: boolean; replace: boolean },
): Promise<void> {
  const [first] = found;
  if (isOne && first && to === undefined) {
    process.stdout.write(quickStatements(first.additions, retrieved));
    return;
  }
  const directory = isOne ? dirname(to ?? '') : (to ?? DIRECTORY);
  const files = found
    .filter(({ additions }) => additions.length > 0)
    .map(
      (batch) =>
        [
          isOne && to !== undefined ? basename(to) : `${slugOf(batch)}.tsv`,
          quickStatements(batch.additions, retrieved),
        ] as const,
    );
  if (!replace) await refuseToReplace(files.map(([name]) => join(directory, name)));
  await replaceFiles(directory, new Map(files));
  for (const [name] of files) console.log(join(directory, name));
}

/** What the export may not write over. */
async function refuseToReplace(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const exists = await access(file).then(
      () => true,
      () => false,
    );
    if (exists) throw new Error(`${file} is there already: --replace writes over it`);
  }
}

/** The last part of the municipality's IRI. */
function slugOf({ municipality }: Pick<StatementBatch, 'municipality'>): string {
  return localName(municipality.iri).replace(/[^\w-]/g, '_');
}
