import { LongTags } from '../whole-lines.ts';
import { isObject, type JsonObject } from './nest.ts';

const TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;
const MAX_DEPTH = 512;

/** Keeps language tags as they are written past the processor, which puts them into lower case (as JSON-LD 1.1 §4.2.4 allows): something else stands for each meanwhile. */
export class WrittenTags {
  readonly #tags = new LongTags();
  /** The keywords and names under which a tag stands. */
  readonly #languages = new Set(['@language']);
  /** The names of language maps, whose keys are tags, wherever they are defined. */
  readonly #maps = new Set<string>();
  /** Names that are defined as something else as well: nobody could tell their keys from tags. */
  readonly #others = new Set<string>();
  /** The keyword and the names of what is JSON or a bare value, and stays as it is. */
  readonly #values = new Set(['@value']);

  /** A document with substitutes for its tags; `contexts` are those that it may name. */
  substituted(document: unknown, contexts: Iterable<unknown>): unknown {
    for (const context of contexts) this.#learn(context, 0);
    this.#learn(document, 0);
    return this.#replaced(document, 0);
  }

  /** A context with substitutes for its tags. */
  substitutedContext(context: unknown): unknown {
    return this.#replaced(context, 0);
  }

  /** The tag that was written. */
  original(tag: string): string {
    return this.#tags.original(tag);
  }

  #learn(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '@context') this.#learnContexts(inner);
      this.#learn(inner, depth + 1);
    }
  }

  #learnContexts(contexts: unknown): void {
    for (const context of [contexts].flat().filter(isObject)) {
      for (const [name, given] of Object.entries(context)) {
        this.#learnTerm(name, isObject(given) ? given : { '@id': given });
      }
    }
  }

  #learnTerm(name: string, definition: JsonObject): void {
    const { '@id': id, '@type': type, '@container': container } = definition;
    if (id === '@language') this.#languages.add(name);
    if (id === '@value' || type === '@json') this.#values.add(name);
    ([container].flat().includes('@language') ? this.#maps : this.#others).add(name);
  }

  #replaced(value: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.#replaced(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (this.#values.has(key)) return [key, inner];
        if (this.#languages.has(key) && typeof inner === 'string') return [key, this.#substitute(inner)];
        const content = this.#replaced(inner, depth + 1);
        const isMap = this.#maps.has(key) && !this.#others.has(key) && isObject(content);
        return [key, isMap ? this.#keysReplaced(content) : content];
      }),
    );
  }

  /** What defines the name of a map stands under the same name in a context, and has no tags for keys. */
  #keysReplaced(map: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(map).map(([tag, value]) => [this.#substitute(tag), value]));
  }

  /** Small letters stay; what a substitute might be taken for does not. */
  #substitute(tag: string): string {
    const isSafe = tag === tag.toLowerCase() && !tag.startsWith('x-');
    return isSafe || !TAG.test(tag) ? tag : this.#tags.substitute(tag);
  }
}
