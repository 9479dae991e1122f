import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { NameSet } from './name-set.ts';
import {
  type CrawlEntry,
  type CrawlRequest,
  type SiteFiles,
  SiteWriter,
  type WriteResult,
} from './site-writer.ts';

/** What writes files, here or in a process of its own. */
export interface Writer {
  write(entries: readonly CrawlEntry[]): Promise<WriteResult>;
  link(known: SiteFiles, onLinked?: (pages: number) => void): Promise<void>;
}

/** What was written. */
export interface Crawled {
  /** Number of files. */
  readonly files: number;
  /** File → the file in which what it was looked for is found. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Files that tell of what is gone. */
  readonly gone: readonly string[];
  /** Addresses that were left out: their example queries were not answered within the limits. */
  readonly unanswered: readonly string[];
  /** Extension with its dot → media type. */
  readonly types: ReadonlyMap<string, string>;
}

/** How far it is. */
export interface CrawlProgress {
  readonly step: 'writing files' | 'linking pages';
  readonly share: number;
  readonly files: number;
}

const PAGE = '.html';
/** Files that a writer is given at once. */
const BATCH_SIZE = 16;
/** Of things of which nothing is written yet: all of one is best written while what was read of it is remembered. */
const DOCUMENT_BATCH_SIZE = 4;
/** What a writer has been given: while it writes, the next is there already. */
const QUEUE_DEPTH = 2;

/** Writes the publication below a directory, in this process: what the addresses name, and whatever their pages lead to. */
export async function crawl(
  request: CrawlRequest,
  addresses: Iterable<string>,
  directory: string,
): Promise<Crawled> {
  const list = `${directory}.pages`;
  const writer = new SiteWriter(request, directory, list);
  try {
    return await new Crawl(writer.entriesOf(addresses), request).by([writer]);
  } finally {
    await rm(list, { force: true });
  }
}

/** Writes files and whatever they lead to, by one writer or several: which files there are, and what is in them, is the same. Documents about things go to any writer, and what may ask the engines much to the first alone. */
export class Crawl {
  readonly #seen = new NameSet();
  readonly #files = new NameSet();
  readonly #redirects = new Map<string, string>();
  readonly #gone: string[] = [];
  readonly #unanswered: string[] = [];
  /** Extension → the file whose media type is taken for all: the one that is nearest to the root. */
  readonly #types = new Map<string, Typed>();
  #pages = 0;
  /** What is no document about a thing. */
  readonly #others: CrawlEntry[] = [];
  /** Documents with which it begins, the last ones first, and those that each writer found: what is about one thing is written by one, who has read of it. */
  readonly #documents: CrawlEntry[] = [];
  readonly #found: CrawlEntry[][] = [];
  readonly #beginning: number;
  #foundCount = 0;
  #done = 0;
  #underWay = 0;
  #hasFailed = false;
  readonly #waiting: (() => void)[] = [];
  readonly #prefix: string;
  readonly #onProgress: ((progress: CrawlProgress) => void) | undefined;

  constructor(
    entries: readonly CrawlEntry[],
    { prefix = '' }: Pick<CrawlRequest, 'prefix'>,
    onProgress?: (progress: CrawlProgress) => void,
  ) {
    this.#prefix = `${prefix}doc/`;
    this.#onProgress = onProgress;
    for (const file of entries.toReversed()) {
      if (this.#seen.add(file.name)) (this.#isDocument(file) ? this.#documents : this.#others).push(file);
    }
    this.#beginning = this.#documents.length;
  }

  /** Rejects with the first failure of a writer. */
  async by(writers: readonly Writer[]): Promise<Crawled> {
    const write = (writer: Writer, index: number) =>
      Array.from({ length: QUEUE_DEPTH }, (_, place) => this.#write(writer, index, place));
    await Promise.all(writers.flatMap(write));
    const known = { files: this.#files, redirects: this.#redirects };
    let linked = 0;
    const onLinked = (count: number) => {
      linked += count;
      this.#reportProgress('linking pages', linked / Math.max(1, this.#pages));
    };
    await Promise.all(writers.map((writer) => writer.link(known, onLinked)));
    const { size: files } = this.#files;
    const types = new Map([...this.#types].map(([extension, { type }]) => [extension, type]));
    return { files, redirects: this.#redirects, gone: this.#gone, unanswered: this.#unanswered, types };
  }

  /** Gives a writer files as long as there are any, or may be. */
  async #write(writer: Writer, index: number, place: number): Promise<void> {
    for (;;) {
      const batch = this.#hasFailed ? [] : this.#nextBatch(index, place);
      if (batch.length === 0 && this.#underWay === 0) return;
      if (batch.length === 0) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
        continue;
      }
      this.#underWay++;
      try {
        this.#addResult(index, await writer.write(batch));
      } catch (error) {
        this.#hasFailed = true;
        throw error;
      } finally {
        this.#underWay--;
        for (const wake of this.#waiting.splice(0)) wake();
      }
      this.#done += batch.length;
      this.#reportProgress('writing files', this.#share());
    }
  }

  /** While what one place of the first writer has been given waits for its queries, the other has documents. */
  #nextBatch(index: number, place: number): readonly CrawlEntry[] {
    const own = this.#found[index] ?? [];
    this.#found[index] = own;
    const longest = this.#found.reduce((most, one = []) => (one.length > most.length ? one : most), own);
    const documents = [own, this.#documents, longest];
    const ofFirst = place === 0 ? [this.#others, ...documents] : [...documents, this.#others];
    const queues = index === 0 ? ofFirst : documents;
    const queue = queues.find(({ length }) => length > 0) ?? [];
    return queue.splice(queue === this.#documents ? -DOCUMENT_BATCH_SIZE : -BATCH_SIZE);
  }

  #addResult(index: number, { files, redirects, gone, unanswered, found }: WriteResult): void {
    for (const file of files) this.#addFile(file);
    for (const [from, to] of redirects) this.#redirects.set(from, to);
    this.#gone.push(...gone);
    this.#unanswered.push(...unanswered);
    const own = this.#found[index] ?? [];
    for (const file of found) {
      if (!this.#seen.add(file.name)) continue;
      if (this.#isDocument(file)) this.#foundCount++;
      (this.#isDocument(file) ? own : this.#others).push(file);
    }
  }

  #addFile({ name, type }: WriteResult['files'][number]): void {
    this.#files.add(name);
    const extension = extname(name);
    if (extension === PAGE) this.#pages++;
    const current = this.#types.get(extension);
    if (type && (!current || isNearer(name, current.name))) this.#types.set(extension, { name, type });
  }

  #isDocument({ name }: CrawlEntry): boolean {
    return name.startsWith(this.#prefix);
  }

  /** Each document that it begins with leads to as many others as those before did. */
  #share(): number {
    const left = this.#documents.length;
    const further = this.#beginning === left ? 0 : (left * this.#foundCount) / (this.#beginning - left);
    return this.#done / (this.#seen.size + further);
  }

  #reportProgress(step: CrawlProgress['step'], share: number): void {
    this.#onProgress?.({ step, share: Math.min(1, share), files: this.#files.size });
  }
}

/** A file and its media type. */
interface Typed {
  readonly name: string;
  readonly type: string;
}

/** Whether a file comes before another: it lies less deep, or as deep and its name is the first. */
function isNearer(name: string, other: string): boolean {
  const [depth, otherDepth] = [name, other].map((one) => one.split('/').length) as [number, number];
  return depth === otherDepth ? name < other : depth < otherDepth;
}
