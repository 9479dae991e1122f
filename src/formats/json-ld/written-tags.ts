import { LongTags } from '../whole-lines.ts';
import { ActiveContext } from './active-context.ts';
import { isObject, type JsonObject } from './nest.ts';

const TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;
const MAX_DEPTH = 512;
/** Containers whose keys are no names of terms. */
const MAPS = ['@index', '@id', '@type', '@graph'];

/** Keeps language tags as they are written past the processor, which puts them into lower case (as JSON-LD 1.1 §4.2.4 allows): something else stands for each meanwhile. */
export class WrittenTags {
  readonly #tags = new LongTags();

  /** A document with substitutes for its tags; `remote` gives the document of a context by its reference. */
  substituted(document: unknown, remote: (reference: string) => unknown): unknown {
    return this.#replaced(document, new ActiveContext(remote), 0);
  }

  /** The document of a context with substitutes for its tags. */
  substitutedContext(document: unknown): unknown {
    if (!isObject(document)) return document;
    return { ...document, '@context': this.#contextReplaced(document['@context'], 0) };
  }

  /** The tag that was written. */
  original(tag: string): string {
    return this.#tags.original(tag);
  }

  #replaced(value: unknown, context: ActiveContext, depth: number): unknown {
    if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.#replaced(item, context, depth + 1));
    const object = value as JsonObject;
    const nested = context.extended(object['@context']);
    return this.#members(object, nested.ofTypes(object), nested, depth);
  }

  /** What the types of a node say holds `here`, in the node, and not in the nodes `below` it. */
  #members(object: JsonObject, active: ActiveContext, nested: ActiveContext, depth: number): JsonObject {
    return Object.fromEntries(
      Object.entries(object).map(([key, inner]) => {
        if (key === '@context') return [key, this.#contextReplaced(inner, depth)];
        const definition = active.definition(key);
        const { '@id': id = key, '@type': type } = definition;
        if (id === '@value' || type === '@json') return [key, inner];
        if (id === '@language') return [key, typeof inner === 'string' ? this.#substitute(inner) : inner];
        const further = nested.extended(definition['@context']);
        if (id === '@nest') {
          return [key, this.#nested(inner, active.extended(definition['@context']), further, depth + 1)];
        }
        return [key, this.#content(inner, definition, further, depth + 1)];
      }),
    );
  }

  #nested(value: unknown, active: ActiveContext, nested: ActiveContext, depth: number): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#nested(item, active, nested, depth + 1));
    return isObject(value) && depth <= MAX_DEPTH ? this.#members(value, active, nested, depth) : value;
  }

  #content(value: unknown, definition: JsonObject, context: ActiveContext, depth: number): unknown {
    const containers = [definition['@container']].flat();
    if (!isObject(value)) return this.#replaced(value, context, depth);
    if (containers.includes('@language')) {
      return Object.fromEntries(Object.entries(value).map(([tag, text]) => [this.#substitute(tag), text]));
    }
    if (!containers.some((container) => MAPS.includes(String(container)))) {
      return this.#replaced(value, context, depth);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, this.#replaced(inner, context, depth)]),
    );
  }

  /** A context with substitutes for the languages that it and its definitions name. */
  #contextReplaced(context: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH) return context;
    if (Array.isArray(context)) return context.map((one) => this.#contextReplaced(one, depth + 1));
    if (!isObject(context)) return context;
    return Object.fromEntries(
      Object.entries(context).map(([key, inner]) => {
        if (key === '@language') return [key, typeof inner === 'string' ? this.#substitute(inner) : inner];
        return [key, isObject(inner) || key === '@context' ? this.#contextReplaced(inner, depth + 1) : inner];
      }),
    );
  }

  /** Small letters stay; what a substitute might be taken for does not. */
  #substitute(tag: string): string {
    const isSafe = tag === tag.toLowerCase() && !tag.startsWith('x-');
    return isSafe || !TAG.test(tag) ? tag : this.#tags.substitute(tag);
  }
}
