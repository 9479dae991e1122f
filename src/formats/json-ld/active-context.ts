import { isObject, type JsonObject } from './nest.ts';

type Definitions = ReadonlyMap<string, JsonObject>;
/** Gives the document of a context by its reference; undefined where it is not known. */
type Remote = (reference: string) => unknown;

const UNDEFINED: JsonObject = {};

/** What the names in a part of a document stand for, as far as contexts say it (JSON-LD 1.1 §3.1): the terms that are defined there, each with its definition as it is written. */
export class ActiveContext {
  readonly #remote: Remote;
  readonly #definitions: Definitions;
  /** By the local context, which is often the same for many nodes. */
  readonly #known = new Map<unknown, ActiveContext>();

  constructor(remote: Remote, definitions: Definitions = new Map()) {
    this.#remote = remote;
    this.#definitions = definitions;
  }

  /** The definition of a term; empty where it has none. */
  definition(term: string): JsonObject {
    return this.#definitions.get(term) ?? UNDEFINED;
  }

  /** This context with a local one on top of it: itself where there is none. */
  extended(local: unknown): ActiveContext {
    if (local === undefined) return this;
    const known = this.#known.get(local);
    if (known !== undefined) return known;
    const definitions = addedTo(this.#definitions, local, this.#remote, new Set());
    const extended = new ActiveContext(this.#remote, definitions);
    this.#known.set(local, extended);
    return extended;
  }

  /** This context as the types of a node change it for that node. */
  ofTypes(node: JsonObject): ActiveContext {
    const types = Object.entries(node)
      .filter(([key]) => (this.definition(key)['@id'] ?? key) === '@type')
      .flatMap(([, value]) => value)
      .filter((type) => typeof type === 'string');
    const contexts = [...new Set(types)].sort().map((type) => this.definition(type)['@context']);
    return contexts.reduce<ActiveContext>((context, local) => context.extended(local), this);
  }
}

/** `open` holds the references that are being read: a context that leads back to itself adds nothing. */
function addedTo(before: Definitions, local: unknown, remote: Remote, open: Set<string>): Definitions {
  if (local === null) return new Map();
  if (Array.isArray(local)) {
    return local.reduce<Definitions>((context, one) => addedTo(context, one, remote, open), before);
  }
  if (typeof local === 'string') {
    if (open.has(local)) return before;
    const document = remote(local);
    const inner = isObject(document) ? document['@context'] : undefined;
    return inner === undefined ? before : addedTo(before, inner, remote, new Set([...open, local]));
  }
  if (!isObject(local)) return before;
  const imported =
    typeof local['@import'] === 'string' ? addedTo(before, local['@import'], remote, open) : before;
  const definitions = new Map(imported);
  for (const [term, given] of Object.entries(local)) {
    if (!term.startsWith('@')) definitions.set(term, isObject(given) ? given : { '@id': given });
  }
  return definitions;
}
