import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { succeeding } from '../../../src/commands/publishing/open-publication.ts';
import type { QueryEngine } from '../../../src/query/port.ts';
import { buildRelease, previewRelease, removePreview } from '../../../src/release/build/build.ts';
import type { BuildInput } from '../../../src/release/build/build-input.ts';
import { prepareFiles } from '../../../src/release/reading/prepare.ts';
import { readHistory } from '../../../src/release/store/history.ts';
import { heldReleases, holdRelease } from '../../../src/release/store/lock.ts';
import type { Release } from '../../../src/release/store/manifest.ts';
import { openRelease } from '../../../src/release/store/open.ts';
import { awkward, BASE, sample } from './sample.ts';
import { emptyDirectory, nquadsFile, ONTOLOGY } from './workshop.ts';

let input: BuildInput;
beforeAll(async () => {
  const file = await nquadsFile('towns.nq', [...sample(4), ...awkward()]);
  const prepared = await prepareFiles({ files: [file], ontology: ONTOLOGY, base: BASE });
  input = prepared.input as BuildInput;
});

describe('a preview of a release', () => {
  it('is what the release will be but for its dumps, and no part of the history', async () => {
    const releases = await emptyDirectory();
    const preview = await previewRelease(input, releases, { least: 0 });
    if (preview === undefined) throw new Error('there is none');
    await openRelease(preview.directory);
    expect((await readHistory(releases)).releases).toEqual([]);
    const release = await buildRelease(input, releases);
    const { files, ...rest } = release.manifest;
    const { files: early, ...same } = preview.manifest;
    expect(same).toEqual(rest);
    expect(early.map(({ name }) => name)).toEqual(
      files.map(({ name }) => name).filter((name) => !name.startsWith('dumps/')),
    );
    const dataset = ({ name }: { readonly name: string }) => name === 'dataset.nq';
    expect(early.find(dataset)).toEqual(files.find(dataset));
    expect((await readHistory(releases)).faults).toEqual([]);
    expect(await readdir(releases)).toContain(basename(preview.directory));
    await removePreview(preview);
    await removePreview(release);
    expect((await readdir(releases)).sort()).toEqual([release.manifest.id, 'current'].sort());
  });

  it('hands the lanes that read it to the release once that is whole; another release gets its own', async () => {
    const releases = await emptyDirectory();
    const preview = (await previewRelease(input, releases, { least: 0 })) as Release;
    const release = await buildRelease(input, releases);
    const opened = async (each: Release) => {
      const lane = {} as QueryEngine;
      const releaseLease = await holdRelease(each);
      return { release: each, opened: each, documents: lane, sparql: lane, releaseLease };
    };
    const former = await opened(preview);
    const whole = await succeeding(former, release, opened);
    expect(whole).toMatchObject({ release, opened: preview });
    expect(whole.documents).toBe(former.documents);
    expect(await heldReleases(releases)).toEqual(
      new Set([basename(preview.directory), release.manifest.name]),
    );
    const other = { ...release, manifest: { ...release.manifest, content: 'another' } };
    const next = await succeeding(whole, other, opened);
    expect(next.opened).toBe(other);
    expect(next.documents).not.toBe(former.documents);
    await whole.releaseLease();
    await next.releaseLease();
    expect(await heldReleases(releases)).toEqual(new Set());
  });

  it('is not made of little data, nor of what is published already', async () => {
    const releases = await emptyDirectory();
    expect(await previewRelease(input, releases)).toBeUndefined();
    await buildRelease(input, releases);
    expect(await previewRelease(input, releases, { least: 0 })).toBeUndefined();
  });

  it('that a dead process left behind is cleared away, that of a living one is not', async () => {
    const releases = await emptyDirectory();
    const [dead, alive] = [`.preview-${2 ** 30}-1`, `.preview-${process.ppid}-1`];
    for (const name of [dead, alive]) {
      await mkdir(join(releases, name));
      await writeFile(join(releases, name, 'dataset.nq'), '');
    }
    await buildRelease(input, releases);
    const left = await readdir(releases);
    expect(left).toContain(alive);
    expect(left).not.toContain(dead);
  });
});

describe('a build that is given up', () => {
  it('leaves what was published as it was, and nothing behind', async () => {
    const releases = await emptyDirectory();
    const former = await buildRelease({ ...input, quads: sample(1) }, releases);
    const abort = new AbortController();
    const onProgress = ({ last }: { readonly last?: string }) => {
      if (last !== undefined) abort.abort(new Error('given up'));
    };
    const build = buildRelease(input, releases, { onProgress, signal: abort.signal });
    await expect(build).rejects.toThrow('given up');
    expect((await readHistory(releases)).releases).toEqual([former]);
    expect((await readdir(releases)).sort()).toEqual([former.manifest.id, 'current'].sort());
  });
});
