import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { withParameter } from '../pages/address.ts';
import { NameSet } from './name-set.ts';
import {
  type FileName,
  fileNameOf,
  type Link,
  linksIn,
  type NamedSite,
  referencesIn,
  type Target,
  withFileLinks,
} from './names.ts';

/** A publication that can be asked. */
export interface CrawlRequest extends NamedSite {
  /** The answer to GET at an address below the base, such as `dataset?lang=de`. */
  fetchPage(address: string, accept: string): Promise<Response>;
}

/** A file to write, and the address below the base at which the publisher has it. */
export type CrawlEntry = Pick<FileName, 'name' | 'address'>;

/** What became of entries. */
export interface WriteResult {
  readonly files: readonly { readonly name: string; readonly type: string | null }[];
  /** File → the file in which what it was looked for is found. */
  readonly redirects: readonly (readonly [string, string])[];
  /** Files that tell of what is gone. */
  readonly gone: readonly string[];
  /** Addresses that were left out: their example queries were not answered within the limits. */
  readonly unanswered: readonly string[];
  /** What the files lead to, each once for a writer. */
  readonly found: readonly CrawlEntry[];
}

/** The same while it is being gathered, with the pages among it. */
type MutableWriteResult = { -readonly [Key in keyof WriteResult]: WriteResult[Key][number][] } & {
  readonly pages: CrawlEntry[];
};

/** What there is when all is written. */
export interface SiteFiles {
  readonly files: NameSet;
  readonly redirects: ReadonlyMap<string, string>;
}

const PAGE = '.html';
const CODE = new Set(['.css', '.js']);
const MAX_REDIRECTS = 5;
const ATTEMPTS = 3;
/** Seconds before asking again, whatever the answer says. */
const MAX_PAUSE = 10;
/** While one page is drawn, the data of others are asked for. */
const CONCURRENCY = 8;
/** Bytes of an answer that is written at once, and not piece by piece. */
const MAX_BUFFERED_SIZE = 1_048_576;
/** Addresses whose files are remembered: most are linked from many pages. */
const MAX_NAMED = 50_000;
/** Pages between two reports. */
const REPORT_INTERVAL = 200;

/** What a server says of itself and of the moment (5xx, 429, a 200 that is not to be stored) is nothing to publish. */
function isFailure({ status, headers }: Response): boolean {
  const isPassing = status === 200 && headers.get('cache-control') === 'no-store';
  return isPassing || status >= 500 || status === 429;
}

/** Writes files of a publication below a directory. Its pages lead to addresses first, and to files when it is known which there are; meanwhile `list`, a file, holds which pages it wrote. */
export class SiteWriter {
  readonly #request: CrawlRequest;
  readonly #directory: string;
  readonly #list: string;
  readonly #seen = new NameSet();
  readonly #folders = new Set<string>();
  readonly #named = new Map<string, FileName | undefined>();

  constructor(request: CrawlRequest, directory: string, list: string) {
    this.#request = request;
    this.#directory = directory;
    this.#list = list;
  }

  /** The files of addresses below the base, a page in every language one after another; those that can be none are left out. */
  entriesOf(addresses: Iterable<string>): CrawlEntry[] {
    const found: CrawlEntry[] = [];
    for (const address of addresses) {
      const url = this.#request.base + address;
      const name = this.#find(url, found);
      if (name === undefined || extname(name) !== PAGE) continue;
      for (const language of this.#request.languages) this.#find(withParameter(url, 'lang', language), found);
    }
    return found;
  }

  /** Writes files that the publication has. Rejects with an Error where one could not be made. */
  async write(entries: readonly CrawlEntry[]): Promise<WriteResult> {
    const result: MutableWriteResult = {
      files: [],
      redirects: [],
      gone: [],
      unanswered: [],
      found: [],
      pages: [],
    };
    const queue = [...entries];
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        await this.#fetch(next, result);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    const pages = result.pages.map((page) => `${JSON.stringify(page)}\n`);
    await appendFile(this.#list, pages.join(''));
    return result;
  }

  /** Lets the pages that it wrote lead to the files that there are; `onLinked` hears of how many more. */
  async link(known: SiteFiles, onLinked?: (pages: number) => void): Promise<void> {
    const list = createReadStream(this.#list, { flags: 'a+' });
    let pages = 0;
    for await (const line of createInterface({ input: list })) {
      const { name, address }: CrawlEntry = JSON.parse(line);
      const path = join(this.#directory, name);
      const { base } = this.#request;
      const page = { name, base, url: base + address };
      const html = await readFile(path, 'utf8');
      await writeFile(
        path,
        withFileLinks(html, page, (link) => this.#targetOf(link, name, known)),
      );
      if (++pages % REPORT_INTERVAL === 0) onLinked?.(REPORT_INTERVAL);
    }
    onLinked?.(pages % REPORT_INTERVAL);
  }

  async #fetch(entry: CrawlEntry, result: MutableWriteResult): Promise<void> {
    const { name, address } = entry;
    const isExample = name.startsWith(`${this.#request.prefix ?? ''}queries/`);
    const accept = extname(name) === PAGE ? 'text/html' : '*/*';
    const response = await this.#fetchPage(address, accept, isExample ? 1 : ATTEMPTS);
    if (response !== undefined) return this.#store(entry, response, result);
    if (!isExample) throw new Error(`${address || 'the first page'} could not be made: ask again`);
    result.unanswered.push(address);
  }

  async #store(entry: CrawlEntry, response: Response, result: MutableWriteResult): Promise<void> {
    const { name, address } = entry;
    const { status, headers, body } = response;
    if (status >= 300 && status < 400) return this.#follow(name, response, result);
    if (![200, 410].includes(status)) return body?.cancel();
    if (status === 410) result.gone.push(name);
    result.files.push({ name, type: headers.get('content-type') });
    const path = join(this.#directory, name);
    await this.#makeFolder(dirname(path));
    const isPage = extname(name) === PAGE;
    if (!isPage && !CODE.has(extname(name))) return writeBody(response, path);
    const text = await response.text();
    await writeFile(path, text);
    if (isPage) result.pages.push(entry);
    const url = this.#request.base + (isPage ? address : name);
    for (const target of isPage ? urlsIn(text, url) : referencesIn(text, url))
      this.#find(target, result.found);
  }

  /** What passes is asked for again, up to so many times: on a machine that is busy, one page of thousands may come too late once. Undefined where it does not pass. */
  async #fetchPage(address: string, accept: string, attempts: number): Promise<Response | undefined> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const response = await this.#request.fetchPage(address, accept);
      if (!isFailure(response)) return response;
      await response.body?.cancel();
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      if (seconds > 0 && attempt < attempts) await pause(Math.min(seconds, MAX_PAUSE) * 1000);
    }
    return undefined;
  }

  async #makeFolder(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await mkdir(path, { recursive: true });
    this.#folders.add(path);
  }

  #follow(name: string, response: Response, result: MutableWriteResult): void {
    const location = response.headers.get('location') ?? '';
    const { base } = this.#request;
    const target = URL.canParse(location, base)
      ? this.#find(new URL(location, base).href, result.found)
      : undefined;
    if (target !== undefined && target !== name) result.redirects.push([name, target]);
  }

  /** The file of a URL, which is among those found where it is new. */
  #find(url: string, found: CrawlEntry[]): string | undefined {
    const file = this.#fileOf(url);
    if (file && this.#seen.add(file.name)) found.push({ name: file.name, address: file.address });
    return file?.name;
  }

  #targetOf({ element, attribute, url }: Link, page: string, known: SiteFiles): Target {
    const { base, languages } = this.#request;
    if (!url.startsWith(base)) return 'elsewhere';
    const file = this.#fileOf(url);
    if (element === 'form' && attribute === 'action') return this.#formTarget(url, page, known);
    if (!file) return 'nowhere';
    let name: string | undefined = file.name;
    for (let step = 0; step < MAX_REDIRECTS && name && !known.files.has(name); step++) {
      name = known.redirects.get(name);
    }
    if (name && known.files.has(name)) return { file: name, rest: file.rest };
    // What is said in one language only is better than nothing.
    const first = this.#fileOf(url.replace(/([?&])lang=[^&#]*/, `$1lang=${languages[0]}`));
    return first && known.files.has(first.name) ? { file: first.name, rest: first.rest } : 'nowhere';
  }

  /** The query page answers a search too; no other form works without a server. */
  #formTarget(url: string, page: string, { files }: SiteFiles): Target {
    const { languages, prefix = '' } = this.#request;
    const base = this.#request.base + prefix;
    if (url !== `${base}search` && url !== `${base}sparql`) return 'nowhere';
    const language = languages.find((one) => page.endsWith(`.${one}${PAGE}`)) ?? languages[0];
    const file = this.#fileOf(`${base}sparql?lang=${language}`);
    return file && files.has(file.name) ? { file: file.name, rest: '' } : 'nowhere';
  }

  #fileOf(url: string): FileName | undefined {
    if (this.#named.has(url)) return this.#named.get(url);
    const file = fileNameOf(url, this.#request);
    if (this.#named.size >= MAX_NAMED) this.#named.clear();
    this.#named.set(url, file);
    return file;
  }
}

function* urlsIn(page: string, pageUrl: string): Iterable<string> {
  for (const { url } of linksIn(page, pageUrl)) yield url;
}

async function writeBody(response: Response, path: string): Promise<void> {
  const length = Number(response.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (length <= MAX_BUFFERED_SIZE) await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  else if (response.body) await pipeline(Readable.from(response.body), createWriteStream(path));
  else await writeFile(path, '');
}
