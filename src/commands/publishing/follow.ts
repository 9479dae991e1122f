import type { Settings } from '../../config.ts';
import { buildRelease, encode, previewRelease, type Release } from '../../release/index.ts';
import type { Source } from '../../source.ts';
import { type Log, noteOtherReleases, prepared, signed } from './build.ts';
import { withSmallHeap } from './with-small-heap.ts';

/** What follows a source: how releases are kept, and who publishes them. */
interface Following {
  readonly source: Source;
  readonly settings: Pick<Settings, 'releases' | 'keep' | 'signingKey'>;
  readonly log: Log;
  /** Publishes a release in the place of the one before; one that is published already stays. */
  publish(release: Release): Promise<void>;
}

/** A build whose dumps are being written. */
interface UnderWay {
  readonly abort: AbortController;
  readonly end: Promise<void>;
}

/** Publishes what a source has become, as often as it changes: large datasets are served before their dumps are written, and a change meanwhile ends the writing. */
export class Follower {
  readonly #following: Following;
  #underWay: UnderWay | undefined;

  constructor(following: Following) {
    this.#following = following;
  }

  /** Builds and publishes what the source holds now; what fails is logged, and the last release stays. Resolves once it can be seen. */
  async follow(): Promise<void> {
    const { source, settings, log, publish } = this.#following;
    await this.close();
    try {
      await noteOtherReleases(source, settings.releases, log);
      const read = await prepared(source, log);
      // Encoded once for both: files of RDF would be read for each.
      const input = { ...read, quads: await withSmallHeap(() => encode(read.quads)) };
      const preview = await withSmallHeap(() => previewRelease(input, settings.releases));
      if (preview !== undefined) await publish(preview);
      const abort = new AbortController();
      const { keep, releases } = settings;
      const options = { keep, onProgress: log.progress, signal: abort.signal };
      const end = withSmallHeap(() => buildRelease(input, releases, options))
        .then((release) => signed(release, settings.signingKey))
        .then(publish)
        .catch((error: unknown) => {
          if (!abort.signal.aborted) log.failed(error as Error);
        });
      this.#underWay = { abort, end };
      if (preview === undefined) await end;
    } catch (error) {
      log.failed(error as Error);
    }
  }

  /** Ends what is still being written. */
  async close(): Promise<void> {
    const { abort, end } = this.#underWay ?? {};
    abort?.abort();
    await end;
    this.#underWay = undefined;
  }
}
