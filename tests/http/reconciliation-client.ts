import type { Hono } from 'hono';

/** Text on a key, as JSON comes. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: boolean | number }[];
}

interface Manifest {
  readonly batchSize: number;
  readonly view: { readonly url: string };
  readonly preview: { readonly url: string };
  readonly suggest: Readonly<
    Record<
      string,
      { readonly service_url: string; readonly service_path: string; readonly flyout_service_path: string }
    >
  >;
  readonly extend: {
    readonly propose_properties: { readonly service_url: string; readonly service_path: string };
  };
}

/** Checks an answer against the schema of this name. */
export type Check = (schema: string, json: unknown) => void;

/** A client that knows nothing of the service but the address of its manifest, and speaks as OpenRefine does. */
export class OpenRefine {
  readonly #app: Hono;
  readonly #check: Check;
  readonly #endpoint: string;
  readonly manifest: Manifest;

  private constructor(app: Hono, check: Check, endpoint: string, manifest: Manifest) {
    this.#app = app;
    this.#check = check;
    this.#endpoint = endpoint;
    this.manifest = manifest;
  }

  static async add(app: Hono, endpoint: string, check: Check): Promise<OpenRefine> {
    const response = await app.request(endpoint, { headers: { accept: 'application/json' } });
    const manifest = await answerOf(response);
    check('manifest', manifest);
    return new OpenRefine(app, check, endpoint, manifest as Manifest);
  }

  /** Reconciles a column in batches of ten by POST form; candidates by the row. */
  async reconcile(
    rows: readonly Readonly<Record<string, unknown>>[],
  ): Promise<readonly (readonly Candidate[])[]> {
    const results: (readonly Candidate[])[] = [];
    for (let from = 0; from < rows.length; from += 10) {
      const batch = Object.fromEntries(rows.slice(from, from + 10).map((row, at) => [`q${at}`, row]));
      this.#check('reconciliation-query-batch', batch);
      const answer = await this.#post({ queries: JSON.stringify(batch) });
      this.#check('reconciliation-result-batch', answer);
      const found = answer as Record<string, { result: readonly Candidate[] }>;
      for (const key of Object.keys(batch)) results.push(found[key]?.result ?? []);
    }
    return results;
  }

  async suggest(what: 'entity' | 'type' | 'property', prefix: string) {
    const { service_url: url = '', service_path: path = '' } = this.manifest.suggest[what] ?? {};
    const answer = await this.#get(`${url}${path}?prefix=${encodeURIComponent(prefix)}`);
    this.#check(
      {
        entity: 'suggest-entities-response',
        type: 'suggest-types-response',
        property: 'suggest-properties-response',
      }[what],
      answer,
    );
    return (answer as { result: readonly { id: string; name: string; description?: string }[] }).result;
  }

  async flyout(what: string, id: string): Promise<{ readonly id: string; readonly html: string }> {
    const { service_url: url = '', flyout_service_path: path = '' } = this.manifest.suggest[what] ?? {};
    return (await this.#get(url + path.replace(/\$\{id\}/, encodeURIComponent(id)))) as {
      id: string;
      html: string;
    };
  }

  preview(id: string): Promise<Response> {
    return Promise.resolve(
      this.#app.request(this.manifest.preview.url.replace('{{id}}', encodeURIComponent(id))),
    );
  }

  view(id: string): Promise<Response> {
    return Promise.resolve(
      this.#app.request(this.manifest.view.url.replace('{{id}}', encodeURIComponent(id))),
    );
  }

  async propose(type: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const { service_url: url, service_path: path } = this.manifest.extend.propose_properties;
    const answer = await this.#get(`${url}${path}?type=${type}`);
    this.#check('data-extension-property-proposal', answer);
    return (answer as { properties: readonly { id: string; name: string }[] }).properties;
  }

  async extend(ids: readonly string[], properties: readonly string[]) {
    const query = { ids, properties: properties.map((id) => ({ id })) };
    this.#check('data-extension-query', query);
    const answer = await this.#post({ extend: JSON.stringify(query) });
    this.#check('data-extension-response', answer);
    return (answer as { rows: Record<string, Record<string, readonly Record<string, unknown>[]>> }).rows;
  }

  async #get(url: string): Promise<unknown> {
    return answerOf(
      await this.#app.request(url, { headers: { accept: '*/*', origin: 'http://127.0.0.1:3333' } }),
    );
  }

  async #post(form: Readonly<Record<string, string>>): Promise<unknown> {
    return answerOf(
      await this.#app.request(this.#endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
        body: String(new URLSearchParams(form)),
      }),
    );
  }
}

async function answerOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  if (response.headers.get('access-control-allow-origin') !== '*') throw new Error('no CORS');
  return response.json();
}
