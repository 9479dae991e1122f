import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { vi } from 'vitest';
import { INIT, sortWords } from '../../../../src/commands/cli/arguments.ts';
import { editApp } from '../../../../src/commands/edit/app.tsx';
import { Desk } from '../../../../src/commands/edit/desk.ts';
import { initRecords } from '../../../../src/commands/init.ts';
import { readSettings } from '../../../../src/config.ts';

const PORT = 3999;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const BASE = 'https://daten.zaranora.example/';

/** The pages of `munpart edit` for a folder of one's own, asked as by a browser. */
export class Stand {
  readonly home: string;
  readonly data: string;
  readonly app: Hono;
  readonly #desk: Desk;

  private constructor(home: string) {
    this.home = home;
    this.data = join(home, 'own/data');
    const settings = readSettings(['--data', this.data, '--releases', join(home, 'own/releases')], {});
    this.#desk = new Desk(settings, BASE);
    this.app = editApp(this.#desk, 'token', () => PORT);
  }

  /** A folder as `munpart init` writes it, of a town that there is not. */
  static async open(): Promise<Stand> {
    const home = await mkdtemp(join(tmpdir(), 'munpart-edit-'));
    const words = [
      '--municipality',
      'Zaranora',
      '--country',
      'Deutschland',
      '--languages',
      'de,en',
      '--licence',
      'CC0',
    ];
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    await initRecords({ baseIri: BASE }, sortWords([join(home, 'own'), ...words], INIT));
    print.mockRestore();
    return new Stand(home);
  }

  /** Asks for a path below the token. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.app.request(`${ORIGIN}/token/${path}`, {
      headers: { host: `127.0.0.1:${PORT}`, 'accept-language': 'en', ...headers },
    });
  }

  /** Sends a form, and follows where it leads. */
  async post(path: string, form: Record<string, string | File>, headers: Record<string, string> = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries(form)) body.set(name, value);
    const response = await this.app.request(`${ORIGIN}/token/${path}`, {
      method: 'POST',
      body,
      headers: { host: `127.0.0.1:${PORT}`, origin: ORIGIN, 'accept-language': 'en', ...headers },
    });
    const to = response.headers.get('location');
    const page = to === null ? response : await this.get(to.slice('/token/'.length));
    return { status: response.status, to, html: await page.text() };
  }

  /** Brings in a table as a file of that name. */
  bring(name: string, text: string | Uint8Array<ArrayBuffer>, publisher = 'Zaranora') {
    return this.post('table', { file: new File([text], name), publisher, encoding: '', sheet: '' });
  }

  async close(): Promise<void> {
    await this.#desk.clear();
    await rm(this.home, { recursive: true, force: true });
  }
}
