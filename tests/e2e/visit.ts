import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type APIResponse,
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Response,
} from 'playwright-core';
import { inject } from 'vitest';
import type { Language } from '../../src/pages/messages/messages.ts';

/** How a visitor comes. */
export interface Visitor {
  readonly width?: number;
  readonly language?: Language;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
}

/** Rules of axe about colours and boxes; all else is of the document and the same in every window. */
export const RULES_OF_THE_VIEW: readonly string[] = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page did that no page should, as the page itself can see it. */
const WATCH = `
  window.seen = { violations: [], shift: 0 };
  addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const HEIGHT = 900;
let browser: Promise<Browser> | undefined;

/** A browser window on one site, which keeps a record of all that goes wrong in it. */
export class Visit {
  readonly page: Page;
  /** Bytes of all that was loaded, as they came: compressed where the server compresses. */
  bytes = 0;
  /** How many things were asked for. */
  requests = 0;
  readonly #site: string;
  readonly #context: BrowserContext;
  readonly #faults: string[] = [];
  readonly #bodies: Promise<unknown>[] = [];

  private constructor(site: string, context: BrowserContext, page: Page) {
    this.#site = site;
    this.#context = context;
    this.page = page;
    page.on('dialog', (dialog) => {
      this.#faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => this.#faults.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      const isOfStatus = message.text().startsWith('Failed to load resource: the server responded');
      if (message.type() === 'error' && !isOfStatus) this.#faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(site) || request.url().startsWith('data:');
      if (!isOwn) this.#faults.push(`request: ${request.url()}`);
    });
    page.on('response', (response) => {
      this.requests++;
      // What is still on its way when the window closes weighs nothing.
      this.#bodies.push(this.#weigh(response).catch(() => {}));
      // A page may be about an error, and so may the answer to a query.
      const mayFail = response.request().isNavigationRequest() || response.url().startsWith(`${site}sparql?`);
      if (response.status() >= 400 && !mayFail) this.#faults.push(`status: ${response.url()}`);
    });
  }

  /** A window of the suite's browser, for one of the sites of the suite, or for one at a URL. */
  static async open(site: 'records' | 'hostile' | URL, visitor: Visitor = {}): Promise<Visit> {
    const { width = 1280, language = 'en', scheme = 'light', script = true } = visitor;
    browser ??= chromium.connect(inject('browser'));
    const context = await (await browser).newContext({
      viewport: { width, height: HEIGHT },
      locale: language,
      colorScheme: scheme,
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
    });
    await context.addInitScript(WATCH);
    return new Visit(site instanceof URL ? site.href : inject(site), context, await context.newPage());
  }

  /** Goes to a path of the site, `/places`, and gives the status of the answer. */
  async go(path: string): Promise<number | undefined> {
    this.bytes = 0;
    this.requests = 0;
    const response = await this.page.goto(this.#site + path.replace(/^\//, ''));
    return response?.status();
  }

  /** The answer to a request for any media type, beside the page. */
  get(path: string): Promise<APIResponse> {
    return this.page.request.get(this.#site + path.slice(1), { headers: { accept: '*/*' } });
  }

  /** Path, query and fragment of where the visitor is. */
  get address(): string {
    return `/${this.page.url().slice(this.#site.length)}`;
  }

  /** All that went wrong so far, and the policy violations of the present page. */
  async faults(): Promise<readonly string[]> {
    // Without scripts the page cannot watch itself.
    const violations = await this.evaluate<string[]>('window.seen?.violations ?? []');
    return [...this.#faults, ...violations.map((violation) => `policy: ${violation}`)];
  }

  /** How far the present page has moved by itself (Cumulative Layout Shift). */
  shift(): Promise<number> {
    return this.evaluate('window.seen.shift');
  }

  /** Pixels by which the page is wider than its window. */
  overflow(): Promise<number> {
    return this.evaluate('document.documentElement.scrollWidth - innerWidth');
  }

  /** Makes another window of this one. */
  async turn({ width, scheme }: Required<Pick<Visitor, 'width' | 'scheme'>>): Promise<void> {
    await this.page.setViewportSize({ width, height: HEIGHT });
    await this.page.emulateMedia({ colorScheme: scheme });
  }

  /** The violations that axe finds on the page, of all its rules or of some: rule and first element. */
  async violations(rules?: readonly string[]): Promise<readonly string[]> {
    if (!(await this.evaluate<boolean>('"axe" in window'))) await this.page.evaluate(AXE);
    const options = JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
    return this.evaluate(`axe.run(${options}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`);
  }

  /** The value of an expression in the page. */
  evaluate<Value>(expression: string): Promise<Value> {
    return this.page.evaluate(expression) as Promise<Value>;
  }

  /** The text of the first element that matches. */
  async text(selector: string): Promise<string> {
    return ((await this.page.locator(selector).first().textContent()) ?? '').trim();
  }

  /** Waits until all that was asked for is there, and gives its bytes. */
  async weight(): Promise<number> {
    await Promise.all(this.#bodies);
    return this.bytes;
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  async #weigh(response: Response): Promise<void> {
    await response.finished();
    this.bytes += (await response.request().sizes()).responseBodySize;
  }
}
