import { rm } from 'node:fs/promises';
import type { Settings } from '../../config.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { ReleasePublisher } from '../../serve.ts';
import type { Draft } from './draft.ts';
import type { Published } from './publish.ts';
import type { Review } from './review.ts';

/** What the pages work on: where the records are, and the table that is being brought in. One officer, one table at a time. */
export class Desk {
  readonly settings: Settings;
  /** The base IRI. */
  readonly base: string;
  /** The language of the pages, once it was chosen. */
  language: Language | undefined;
  draft: Draft | undefined;
  review: Review | undefined;
  preview: ReleasePublisher | undefined;
  published: Published | undefined;
  /** Grows with every change: a form that another tab has overtaken is told by it. */
  revision = 0;

  constructor(settings: Settings, base: string) {
    this.settings = settings;
    this.base = base;
  }

  /** Forgets what was found about the draft, which has changed. */
  async changed(): Promise<void> {
    const { review, preview } = this;
    this.revision++;
    this.review = undefined;
    this.preview = undefined;
    await preview?.close();
    if (review?.staged !== undefined) await rm(review.staged, { recursive: true, force: true });
  }

  /** Begins anew. */
  async clear(): Promise<void> {
    await this.changed();
    this.draft = undefined;
    this.published = undefined;
  }
}
