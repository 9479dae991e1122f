import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../../config.ts';
import { printIssue } from '../../records/reading/source.ts';
import { publish as serve } from '../../serve.ts';
import { sourceOf } from '../../source.ts';
import { backUp, replaceFiles } from '../import/replace-files.ts';
import { build, type Log } from '../publishing/build.ts';
import { type Draft, mappingFile, mappingText, type Workspace } from './draft.ts';
import type { Review } from './review.ts';

/** What was written. */
export interface Published {
  readonly files: readonly string[];
  /** Where what stood there is kept. */
  readonly backupFolder: string | undefined;
  /** The id of the release. */
  readonly release: string;
}

/** Writes the records and the mapping and builds a release; throws, with what is wrong, where it cannot be built. */
export async function publish(
  draft: Draft,
  { changes }: Review,
  { settings, base }: Workspace,
): Promise<Published> {
  const { data } = settings;
  const backupFolder = await backUp(
    data,
    changes.replaced.map(({ file }) => file),
  );
  await replaceFiles(data, changes.files);
  if (draft.mapping !== '') {
    const path = join(data, mappingFile(draft.file));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, mappingText(draft));
  }
  const log = new SilentLog();
  const release = await build(sourceOf(settings, base), settings, log).catch((error: Error) => {
    throw new Error([error.message, ...log.lines].join('; '), { cause: error });
  });
  return {
    files: [...changes.files.keys()].map((name) => join(data, name)),
    backupFolder,
    release: release.manifest.id,
  };
}

/** Serves the staged records on this machine alone, at a port of their own. */
export function preview(staged: string, { settings, base }: Workspace): ReturnType<typeof serve> {
  const own: Settings = {
    ...settings,
    data: staged,
    releases: join(staged, '.releases'),
    dataset: undefined,
    signingKey: undefined,
    snapshot: undefined,
    baseIri: base,
    host: '127.0.0.1',
    port: 0,
    queryChildren: 1,
    oldReleases: 0,
    watch: undefined,
  };
  return serve(own, new SilentLog());
}

/** Keeps what a build has to say for the page. */
class SilentLog implements Log {
  readonly lines: string[] = [];

  issues(issues: Parameters<Log['issues']>[0]): void {
    this.lines.push(...issues.filter(({ severity }) => severity === 'error').map(printIssue));
  }

  published(): void {}

  failed(error: Error): void {
    this.lines.push(error.message);
  }
}
