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
function addedTo(
  before: Definitions,
  local: unknown,
  remote: Remote,
  open: ReadonlySet<string>,
): Definitions {
  if (local === null) return new Map();
  if (typeof local === 'string') return addedFrom(before, local, remote, open);
  if (Array.isArray(local)) {
    return local.reduce<Definitions>((context, one) => addedTo(context, one, remote, open), before);
  }
  if (!isObject(local)) return before;
  const { '@import': imported } = local;
  const first = typeof imported === 'string' ? addedFrom(before, imported, remote, open) : before;
  const own = Object.entries(local).filter(([term]) => !term.startsWith('@'));
  return new Map([
    ...first,
    ...own.map(([term, given]) => [term, isObject(given) ? given : { '@id': given }] as const),
  ]);
}

function addedFrom(
  before: Definitions,
  reference: string,
  remote: Remote,
  open: ReadonlySet<string>,
): Definitions {
  const document = open.has(reference) ? undefined : remote(reference);
  const local = isObject(document) ? document['@context'] : undefined;
  return local === undefined ? before : addedTo(before, local, remote, new Set([...open, reference]));
}
