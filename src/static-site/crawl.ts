import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import {
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

/** What was written. */
export interface Crawled {
  /** File → address below the base at which the publisher has it. */
  readonly files: ReadonlyMap<string, string>;
  /** File → the file in which what it was looked for is found. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Files that tell of what is gone. */
  readonly gone: readonly string[];
  /** Extension with its dot → media type. */
  readonly types: ReadonlyMap<string, string>;
  /** Page → Content-Security-Policy. */
  readonly policies: ReadonlyMap<string, string>;
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
const MAX_NAMED = 100_000;

/** Writes the publication below a directory: what the addresses name, and whatever their pages lead to. */
export async function crawl(
  request: CrawlRequest,
  addresses: Iterable<string>,
  directory: string,
): Promise<Crawled> {
  const crawler = new Crawler(request, directory);
  for (const address of addresses) crawler.find(request.base + address);
  await crawler.fetchAll();
  await crawler.rewriteAll();
  return crawler;
}

/** What a server says of itself and of the moment (5xx, 429, a 200 that is not to be stored) is nothing to publish. */
function isFailure({ status, headers }: Response): boolean {
  const isPassing = status === 200 && headers.get('cache-control') === 'no-store';
  return isPassing || status >= 500 || status === 429;
}

class Crawler implements Crawled {
  readonly files = new Map<string, string>();
  readonly redirects = new Map<string, string>();
  readonly gone: string[] = [];
  readonly types = new Map<string, string>();
  readonly policies = new Map<string, string>();
  readonly #request: CrawlRequest;
  readonly #directory: string;
  readonly #known = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #named = new Map<string, ReturnType<typeof fileNameOf>>();
  readonly #waiting: { name: string; address: string }[] = [];

  constructor(request: CrawlRequest, directory: string) {
    this.#request = request;
    this.#directory = directory;
  }

  /** Puts an address, and that of the same page in the other languages, on the list of what to fetch. */
  find(url: string): string | undefined {
    const file = this.#fileOf(url);
    if (!file) return undefined;
    if (!this.#known.has(file.name)) {
      this.#known.add(file.name);
      this.#waiting.push(file);
    }
    return file.name;
  }

  async fetchAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await Promise.all(this.#waiting.splice(-CONCURRENCY).map((next) => this.#fetch(next)));
    }
  }

  /** Pages are rewritten when it is known what there is. */
  async rewriteAll(): Promise<void> {
    for (const [name, address] of this.files) {
      if (extname(name) !== PAGE) continue;
      const path = join(this.#directory, name);
      const html = await readFile(path, 'utf8');
      const { base } = this.#request;
      const page = { name, base, url: base + address };
      await writeFile(
        path,
        withFileLinks(html, page, (link) => this.#targetOf(link, name)),
      );
    }
  }

  async #fetch({ name, address }: { name: string; address: string }): Promise<void> {
    const isPage = extname(name) === PAGE;
    const response = await this.#fetchPage(address, isPage ? 'text/html' : '*/*');
    if (response.status >= 300 && response.status < 400) return this.#follow(name, response);
    if (response.status !== 200 && response.status !== 410) {
      await response.body?.cancel();
      return;
    }
    if (response.status === 410) this.gone.push(name);
    this.#note(name, response.headers);
    this.files.set(name, address);
    const path = join(this.#directory, name);
    await this.#makeFolder(dirname(path));
    if (isPage || CODE.has(extname(name))) return this.#readAndWrite(path, name, await response.text());
    const length = Number(response.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
    if (length <= MAX_AT_ONCE) await writeFile(path, new Uint8Array(await response.arrayBuffer()));
    else if (response.body) await pipeline(Readable.from(response.body), createWriteStream(path));
    else await writeFile(path, '');
  }

  /** What passes is asked again: on a machine that is busy, one page of thousands may come too late once. Throws an Error where it does not pass. */
  async #fetchPage(address: string, accept: string): Promise<Response> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const response = await this.#request.fetchPage(address, accept);
      if (!isFailure(response)) return response;
      await response.body?.cancel();
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      if (seconds > 0) await pause(Math.min(seconds, MAX_PAUSE) * 1000);
    }
    throw new Error(`${address || 'the first page'} could not be made: ask again`);
  }

  async #makeFolder(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await mkdir(path, { recursive: true });
    this.#folders.add(path);
  }

  #follow(name: string, response: Response): void {
    const location = response.headers.get('location') ?? '';
    const target = URL.canParse(location, this.#request.base)
      ? this.find(new URL(location, this.#request.base).href)
      : undefined;
    if (target !== undefined && target !== name) this.redirects.set(name, target);
  }

  #note(name: string, headers: Headers): void {
    const type = headers.get('content-type');
    if (type && !this.types.has(extname(name))) this.types.set(extname(name), type);
    const policy = headers.get('content-security-policy');
    if (policy && extname(name) === PAGE) this.policies.set(name, policy);
  }

  async #readAndWrite(path: string, name: string, text: string): Promise<void> {
    await writeFile(path, text);
    const pagePath = this.#request.base + (extname(name) === PAGE ? (this.files.get(name) ?? '') : name);
    if (extname(name) === PAGE) for (const link of linksIn(text, pagePath)) this.find(link.url);
    else for (const reference of referencesIn(text)) this.find(new URL(reference, pagePath).href);
  }

  #targetOf({ element, attribute, url }: Link, page: string): Target {
    const { base, languages } = this.#request;
    if (!url.startsWith(base)) return 'elsewhere';
    const file = this.#fileOf(url);
    if (element === 'form' && attribute === 'action') return this.#formTarget(url, page);
    if (!file) return 'nowhere';
    let name: string | undefined = file.name;
    for (let step = 0; step < MAX_REDIRECTS && name && !this.files.has(name); step++) {
      name = this.redirects.get(name);
    }
    if (name && this.files.has(name)) return { file: name, rest: file.rest };
    // What is said in one language only is better than nothing.
    const first = this.#fileOf(url.replace(/([?&])lang=[^&#]*/, `$1lang=${languages[0]}`));
    return first && this.files.has(first.name) ? { file: first.name, rest: first.rest } : 'nowhere';
  }

  /** The query page answers a search too; no other form works without a server. */
  #formTarget(url: string, page: string): Target {
    const { languages, prefix = '' } = this.#request;
    const base = this.#request.base + prefix;
    if (url !== `${base}search` && url !== `${base}sparql`) return 'nowhere';
    const language = languages.find((one) => page.endsWith(`.${one}${PAGE}`)) ?? languages[0];
    const file = this.#fileOf(`${base}sparql?lang=${language}`);
    return file && this.files.has(file.name) ? { file: file.name, rest: '' } : 'nowhere';
  }

  #fileOf(url: string) {
    if (this.#named.has(url)) return this.#named.get(url);
    const file = fileNameOf(url, this.#request);
    if (this.#named.size >= MAX_NAMED) this.#named.clear();
    this.#named.set(url, file);
    return file;
  }
}
