import { readFileSync } from 'node:fs';
import { XSD } from '../../rdf/vocabularies.ts';

/** How values of one kind are written: under which key, and whether without the object that says their type. */
export interface Key {
  readonly name: string;
  readonly isLanguageMap: boolean;
  readonly isSet: boolean;
  /** Whether the term itself says the datatype, so that the bare string is enough. */
  readonly isTyped: boolean;
}

/** What a value is, for the choice of a term: an IRI or blank node, a language-tagged string, or the datatype of a literal. */
export type ValueKind = '@id' | '@language' | (string & Record<never, never>);

interface Term extends Key {
  readonly iri: string;
  readonly type: string | undefined;
}

type Entry =
  | string
  | { readonly '@id': string; readonly '@type'?: string; readonly '@container'?: string | readonly string[] };

const CONTEXT_FILE = new URL('../../../ontology/context.jsonld', import.meta.url);
const KNOWN_KEYS = new Set(['@id', '@type', '@container']);
const KNOWN_CONTAINERS = new Set(['@set', '@language']);
const COMPACT_IRI = /^(.*[/#:?=])([A-Za-z0-9_][A-Za-z0-9_-]*)$/;

let published: CompactionContext | undefined;

/** The published context, ontology/context.jsonld; read when it is first asked for. */
export function publishedContext(): CompactionContext {
  published ??= new CompactionContext(JSON.parse(readFileSync(CONTEXT_FILE, 'utf8'))['@context']);
  return published;
}

/** A JSON-LD 1.1 context, read for compaction; throws an Error for what terms of ours do not use, such as scoped contexts. */
export class CompactionContext {
  readonly source: Readonly<Record<string, Entry | number>>;
  /** The context as JSON, a term a line, to stand at the first level of a document. */
  readonly text: string;
  /** The key of `@id`. */
  readonly id: string;
  /** The key of `@type`. */
  readonly type: Key;
  readonly #terms: readonly Term[];
  readonly #prefixes = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** By predicate, then by kind. */
  readonly #keys = new Map<string, Map<ValueKind, Key>>();

  constructor(source: Readonly<Record<string, Entry | number>>) {
    this.source = source;
    const lines = Object.entries(source).map(
      ([name, entry]) => `    ${JSON.stringify(name)}: ${onOneLine(entry)}`,
    );
    this.text = `{\n${lines.join(',\n')}\n  }`;
    const entries = Object.entries(source).filter(
      (entry): entry is [string, Entry] => entry[0] !== '@version',
    );
    for (const [name, entry] of entries) this.#readSimple(name, entry);
    this.#terms = entries.map(([name, entry]) => this.#readTerm(name, entry));
    this.id = this.key('@id', '').name;
    this.type = this.key('@type', '');
  }

  /** Under which key the values of this kind stand; the same for every call. */
  key(predicate: string, kind: ValueKind): Key {
    const known = this.#keys.get(predicate)?.get(kind);
    if (known !== undefined) return known;
    const byKind = this.#keys.get(predicate) ?? new Map<ValueKind, Key>();
    const key = this.#chooseKey(predicate, kind);
    this.#keys.set(predicate, byKind.set(kind, key));
    return key;
  }

  /** An IRI as a class or datatype is named: a term, a compact IRI, or itself. */
  name(iri: string): string {
    return this.#names.get(iri) ?? this.#compactIri(iri);
  }

  /** Whether a reader would take the IRI for a compact one, as `geo:51,24` where `geo` is a prefix. */
  isMistakable(iri: string): boolean {
    const colon = iri.indexOf(':');
    return !iri.startsWith('//', colon + 1) && Object.hasOwn(this.source, iri.slice(0, colon));
  }

  #chooseKey(predicate: string, kind: ValueKind): Key {
    const terms = this.#terms.filter((term) => term.iri === predicate);
    const found =
      (kind === '@language' && terms.find((term) => term.isLanguageMap)) ||
      terms.find((term) => term.type === kind) ||
      terms.find((term) => term.type === undefined && !term.isLanguageMap);
    return found || { name: this.#compactIri(predicate), isLanguageMap: false, isSet: false, isTyped: false };
  }

  #compactIri(iri: string): string {
    const [, namespace, local] = COMPACT_IRI.exec(iri) ?? [];
    const prefix = namespace === undefined ? undefined : this.#prefixes.get(namespace);
    return prefix === undefined ? iri : `${prefix}:${local}`;
  }

  #readSimple(name: string, entry: Entry): void {
    if (typeof entry !== 'string') return;
    if (/[:/?#[\]@]$/.test(entry)) this.#prefixes.set(entry, name);
    else if (!entry.startsWith('@')) this.#names.set(this.#expand(entry), name);
  }

  #readTerm(name: string, entry: Entry): Term {
    const definition = typeof entry === 'string' ? { '@id': entry } : entry;
    const containers = [definition['@container'] ?? []].flat();
    const unknown = [
      ...(name.startsWith('@') ? [name] : []),
      ...Object.keys(definition).filter((key) => !KNOWN_KEYS.has(key)),
      ...containers.filter((container) => !KNOWN_CONTAINERS.has(container)),
      ...(definition['@type'] === '@vocab' || definition['@type'] === '@json' ? [definition['@type']] : []),
    ];
    if (unknown.length > 0)
      throw new Error(`context term ${name}: ${unknown.join(', ')} is not provided for`);
    const type = definition['@type'] === undefined ? undefined : this.#expand(definition['@type']);
    return {
      name,
      iri: this.#expand(definition['@id']),
      type,
      isTyped: type !== undefined,
      isLanguageMap: containers.includes('@language'),
      isSet: containers.includes('@set'),
    };
  }

  #expand(value: string): string {
    const colon = value.indexOf(':');
    const namespace = this.source[value.slice(0, colon)];
    const isCompact = colon > 0 && !value.startsWith('//', colon + 1) && typeof namespace === 'string';
    return isCompact ? namespace + value.slice(colon + 1) : value;
  }
}

function onOneLine(entry: Entry | number): string {
  return JSON.stringify(entry, null, 1).replace(/\n\s*/g, ' ');
}

/** The numbers and truth values that JSON and RDF write alike (JSON-LD 1.1 API §8.2.2), as JSON; anything else stays text. */
export function native(lexical: string, datatype: string): number | boolean | undefined {
  if (datatype === XSD.boolean.value && (lexical === 'true' || lexical === 'false'))
    return lexical === 'true';
  if (datatype !== XSD.integer.value || String(Number(lexical)) !== lexical) return undefined;
  return Number.isSafeInteger(Number(lexical)) ? Number(lexical) : undefined;
}
