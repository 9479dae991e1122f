/** An object as JSON has it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The names of terms that stand for @nest or @id, wherever they are defined. */
interface Terms {
  /** Name → the context that the term gives to what is nested in it; undefined where it gives none. */
  readonly nests: Map<string, unknown>;
  readonly ids: Set<string>;
}

/** What is nested in a node, with the context that it is to be read by. */
type Nested = readonly [context: unknown, content: Readonly<Record<string, unknown>>];

const MAX_DEPTH = 512;

/**
 * The document with what stands under terms for @nest that have a context of their own (JSON-LD 1.1 API §5.1.2 step
 * 13, 14) as included objects of the same node, which say the same: the processor does not apply that context.
 */
export function withoutScopedNests(document: unknown, contexts: Iterable<unknown>): unknown {
  const terms: Terms = { nests: new Map(), ids: new Set(['@id']) };
  for (const context of [...contexts, document]) collect(context, terms, 0);
  const isConcerned = [...terms.nests.values()].some((context) => context !== undefined);
  return isConcerned ? new Rewriter(terms).rewritten(document, 0) : document;
}

function collect(value: unknown, terms: Terms, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [key, inner] of Object.entries(value)) {
    const id = isObject(inner) ? inner['@id'] : inner;
    if (id === '@id') terms.ids.add(key);
    if (id === '@nest' && key !== '@id')
      terms.nests.set(key, terms.nests.get(key) ?? (isObject(inner) ? inner['@context'] : undefined));
    collect(inner, terms, depth + 1);
  }
}

class Rewriter {
  readonly #terms: Terms;
  #labels = 0;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  rewritten(value: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH) return value;
    if (Array.isArray(value)) return value.map((item) => this.rewritten(item, depth + 1));
    if (!isObject(value)) return value;
    const nested: Nested[] = [];
    const node = this.#content(value, nested, depth);
    return nested.length === 0 ? node : this.#withIncluded(node, nested);
  }

  /** What an object says of its node, without what is nested with a context of its own, which goes to `nested`. */
  #content(object: JsonObject, nested: Nested[], depth: number): JsonObject {
    const result: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(object)) {
      const objects = [inner].flat().filter(isObject);
      const context = this.#terms.nests.get(key);
      if (key === '@context') result[key] = inner;
      else if (!this.#terms.nests.has(key)) result[key] = this.rewritten(inner, depth + 1);
      else if (context === undefined)
        result[key] = objects.map((one) => this.#content(one, nested, depth + 1));
      else for (const one of objects) nested.push([context, one]);
    }
    return result;
  }

  #withIncluded(node: JsonObject, nested: readonly Nested[]): JsonObject {
    const key = Object.keys(node).find((name) => this.#terms.ids.has(name)) ?? '@id';
    const id = node[key] ?? `_:nested-${this.#labels++}`;
    const included = nested.map(([context, content]) =>
      this.rewritten({ ...content, '@context': [context, content['@context'] ?? []].flat(), '@id': id }, 0),
    );
    return { ...node, [key]: id, '@included': [node['@included'] ?? [], included].flat() };
  }
}

/** Whether a JSON value is an object, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
