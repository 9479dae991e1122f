import { compareCodePoints } from '../../rdf/canonical.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { isIri } from '../../rdf/terms.ts';

const PREFIX = /^[a-z][a-z0-9-]*$/i;
/** Characters of the body that are held back until the head says which prefixes it uses. */
const HELD_BACK = 4_000_000;

/** The prefixes of one text: those that it uses are declared in its head, and none can be added once that is written. */
export class PrefixTable {
  readonly #byNamespace = new Map<string, string>();
  readonly #used = new Map<string, string>();
  #closed = false;

  constructor(prefixes: Readonly<Record<string, string>> = PREFIXES) {
    for (const [prefix, namespace] of Object.entries(prefixes)) {
      if (PREFIX.test(prefix) && isIri(namespace)) this.#byNamespace.set(namespace, prefix);
    }
  }

  /** The prefix of a namespace, which counts as used; undefined where it has none or the head is written. */
  prefixOf(namespace: string): string | undefined {
    const prefix = this.#byNamespace.get(namespace);
    if (prefix === undefined || (this.#closed && !this.#used.has(prefix))) return undefined;
    this.#used.set(prefix, namespace);
    return prefix;
  }

  /** The used prefixes with their namespaces, sorted; from now on no other can be used. */
  close(): [prefix: string, namespace: string][] {
    this.#closed = true;
    return [...this.#used].sort(([a], [b]) => compareCodePoints(a, b));
  }
}

/** The body behind its head, which is asked for when the body is complete or has grown past what is held back. */
export function* headed(head: () => string, body: Iterable<string>): Generator<string> {
  let held: string[] | undefined = [];
  let size = 0;
  for (const chunk of body) {
    if (held === undefined) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    size += chunk.length;
    if (size > HELD_BACK) {
      yield head();
      yield* held;
      held = undefined;
    }
  }
  if (held === undefined) return;
  yield head();
  yield* held;
}
