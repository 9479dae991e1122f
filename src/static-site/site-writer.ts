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

/** A file that is to be written, and the address below the base at which the publisher has it. */
export type WantedFile = Pick<FileName, 'name' | 'address'>;

/** What became of files that were wanted. */
export interface Written {
  readonly files: readonly { readonly name: string; readonly type: string | null }[];
  /** File → the file in which what it was looked for is found. */
  readonly redirects: readonly (readonly [string, string])[];
  /** Files that tell of what is gone. */
  readonly gone: readonly string[];
  /** Addresses that were left out: their example queries were not answered within the limits. */
  readonly unanswered: readonly string[];
  /** What the files lead to, each once for a writer. */
  readonly found: readonly WantedFile[];
}

/** The same while it is being gathered, with the pages among it. */
type Gathered = { -readonly [Key in keyof Written]: Written[Key][number][] } & {
  readonly pages: WantedFile[];
};

/** What there is when all is written. */
export interface WrittenFiles {
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
const MAX_AT_ONCE = 1_048_576;
/** Addresses whose files are remembered: most are linked from many pages. */
const MAX_NAMED = 50_000;
/** Pages between two reports. */
const REPORTED = 200;

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
  readonly #found = new NameSet();
  readonly #folders = new Set<string>();
  readonly #named = new Map<string, FileName | undefined>();

  constructor(request: CrawlRequest, directory: string, list: string) {
    this.#request = request;
    this.#directory = directory;
    this.#list = list;
  }

  /** The files of addresses below the base, a page in every language one after another; those that can be none are left out. */
  wanted(addresses: Iterable<string>): WantedFile[] {
    const found: WantedFile[] = [];
    for (const address of addresses) {
      const url = this.#request.base + address;
      const name = this.#find(url, found);
      if (name === undefined || extname(name) !== PAGE) continue;
      for (const language of this.#request.languages) this.#find(withParameter(url, 'lang', language), found);
    }
    return found;
  }

  /** Writes files that the publication has. Rejects with an Error where one could not be made. */
  async write(wanted: readonly WantedFile[]): Promise<Written> {
    const written: Gathered = { files: [], redirects: [], gone: [], unanswered: [], found: [], pages: [] };
    const waiting = [...wanted];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await this.#fetch(next, written);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    const pages = written.pages.map((page) => `${JSON.stringify(page)}\n`);
    await appendFile(this.#list, pages.join(''));
    return written;
  }

  /** Lets the pages that it wrote lead to the files that there are; `onLinked` hears of how many more. */
  async link(known: WrittenFiles, onLinked?: (pages: number) => void): Promise<void> {
    const list = createReadStream(this.#list, { flags: 'a+' });
    let pages = 0;
    for await (const line of createInterface({ input: list })) {
      const { name, address }: WantedFile = JSON.parse(line);
      const path = join(this.#directory, name);
      const { base } = this.#request;
      const page = { name, base, url: base + address };
      const html = await readFile(path, 'utf8');
      await writeFile(
        path,
        withFileLinks(html, page, (link) => this.#targetOf(link, name, known)),
      );
      if (++pages % REPORTED === 0) onLinked?.(REPORTED);
    }
    onLinked?.(pages % REPORTED);
  }

  async #fetch(wanted: WantedFile, written: Gathered): Promise<void> {
    const { name, address } = wanted;
    const isExample = name.startsWith(`${this.#request.prefix ?? ''}queries/`);
    const accept = extname(name) === PAGE ? 'text/html' : '*/*';
    const response = await this.#fetchPage(address, accept, isExample ? 1 : ATTEMPTS);
    if (response !== undefined) return this.#keep(wanted, response, written);
    if (!isExample) throw new Error(`${address || 'the first page'} could not be made: ask again`);
    written.unanswered.push(address);
  }

  async #keep(wanted: WantedFile, response: Response, written: Gathered): Promise<void> {
    const { name, address } = wanted;
    const { status, headers, body } = response;
    if (status >= 300 && status < 400) return this.#follow(name, response, written);
    if (![200, 410].includes(status)) return body?.cancel();
    if (status === 410) written.gone.push(name);
    written.files.push({ name, type: headers.get('content-type') });
    const path = join(this.#directory, name);
    await this.#makeFolder(dirname(path));
    const isPage = extname(name) === PAGE;
    if (!isPage && !CODE.has(extname(name))) return writeBody(response, path);
    const text = await response.text();
    await writeFile(path, text);
    if (isPage) written.pages.push(wanted);
    const url = this.#request.base + (isPage ? address : name);
    for (const target of isPage ? urlsIn(text, url) : referencesIn(text, url))
      this.#find(target, written.found);
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

  #follow(name: string, response: Response, written: Gathered): void {
    const location = response.headers.get('location') ?? '';
    const { base } = this.#request;
    const target = URL.canParse(location, base)
      ? this.#find(new URL(location, base).href, written.found)
      : undefined;
    if (target !== undefined && target !== name) written.redirects.push([name, target]);
  }

  /** The file of a URL, which is among those found where it is new. */
  #find(url: string, found: WantedFile[]): string | undefined {
    const file = this.#fileOf(url);
    if (file && this.#found.add(file.name)) found.push({ name: file.name, address: file.address });
    return file?.name;
  }

  #targetOf({ element, attribute, url }: Link, page: string, known: WrittenFiles): Target {
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
  #formTarget(url: string, page: string, { files }: WrittenFiles): Target {
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
  if (length <= MAX_AT_ONCE) await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  else if (response.body) await pipeline(Readable.from(response.body), createWriteStream(path));
  else await writeFile(path, '');
}
