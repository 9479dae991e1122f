import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { iriFault, iriReferenceFault, languageTagFault, quoted } from '../../rdf/term-faults.ts';
import type { Quad } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import { Accepted, parseBy } from '../accepted.ts';
import type { Chunks, FormatFault, OnFault, ParsedQuad, ParsedTerm, ReadOptions } from '../format.ts';
import { RdfSyntaxError } from '../format.ts';
import { publishedContext } from './context.ts';
import { withoutScopedNests } from './nest.ts';
import { parseJson, placeOf } from './tree.ts';
import { WrittenTags } from './written-tags.ts';

const CONTEXT_URL = `${DEFINITIONS}/context.jsonld`;
/** Names without a meaning that a warning lists. */
const MAX_NAMES = 20;
/** What the processor leaves out with no more than a warning, in words. */
const LOSSES: Readonly<Record<string, string>> = {
  'blank node predicate': 'a blank node cannot be a property',
  'invalid @language value': 'is no language tag',
  'rdfDirection not set': 'a base direction is of RDF 1.2, and RDF 1.1 is read here',
  'relative graph reference': 'is no absolute IRI, as the name of a graph must be',
  'relative object reference': 'is no absolute IRI',
  'relative predicate reference': 'is no absolute IRI, as a property must be',
  'relative subject reference': 'is no absolute IRI, as a subject must be',
};

interface ProcessorEvent {
  readonly event: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> };
  readonly next: () => void;
}

type Processor = (document: unknown, options: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The quads of JSON-LD 1.1, of which the whole text is held; a fault in its JSON or in a context ends the reading. */
export function readJsonLd(chunks: Chunks, options: ReadOptions): AsyncIterable<Quad> {
  return read(chunks, options, { isOwn: false });
}

/** The same for a text that munpart wrote: it carries IRIs that other syntaxes take and JSON-LD leaves out. */
export function readOwnJsonLd(chunks: Chunks, options: ReadOptions): AsyncIterable<Quad> {
  return read(chunks, options, { isOwn: true });
}

/** Where the processor would change what is written: tags with capitals, and doubles. */
const CHANGED = /"(?=[a-z0-9-]*[A-Z])[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})+" ?:|double"/;

/** What the processor makes of a text of ours. */
export async function readBackJsonLd(text: string, base: string): Promise<readonly ParsedQuad[]> {
  if (CHANGED.test(text)) return parseBy(readOwnJsonLd)(text, base);
  const { default: jsonld } = await import('jsonld');
  const documentLoader = () => Promise.reject(new Error('nothing is fetched'));
  const parsed = await (jsonld.toRDF as Processor)(JSON.parse(text), { base, documentLoader });
  return parsed as readonly ParsedQuad[];
}

async function* read(chunks: Chunks, options: ReadOptions, { isOwn }: { readonly isOwn: boolean }) {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  yield* await new JsonLdReader(text.replace(/^\uFEFF/, ''), options, isOwn).quads();
}

class JsonLdReader {
  readonly #text: string;
  readonly #options: ReadOptions;
  readonly #isOwn: boolean;
  readonly #names = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #tags = new WrittenTags();

  constructor(text: string, options: ReadOptions, isOwn: boolean) {
    this.#text = text;
    this.#options = options;
    this.#isOwn = isOwn;
  }

  async quads(): Promise<Quad[]> {
    try {
      const parsed = await this.#processed(parseJson(this.#text));
      if (this.#missing.size > 0) return [];
      this.#warnOfNames();
      return this.#accepted(parsed);
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  async #processed(document: unknown): Promise<readonly ParsedQuad[]> {
    // Few programs read JSON-LD, and all would wait for its processor.
    const { default: jsonld } = await import('jsonld');
    const { base, contexts = new Map<string, unknown>() } = this.#options;
    const remote = (reference: string) =>
      this.#given(URL.canParse(reference, base) ? new URL(reference, base).href : reference);
    const handlers = {
      documentLoader: (url: string) => this.#context(url),
      eventHandler: (event: ProcessorEvent) => this.#hear(event),
    };
    const source = withoutScopedNests(this.#tags.substituted(document, remote), contexts.values());
    const expanded = await (jsonld.expand as Processor)(source, { base, ...handlers });
    const quads = await (jsonld.toRDF as Processor)(withDoublesHidden(expanded), {
      skipExpansion: true,
      ...handlers,
    });
    // What stands for a relative IRI in a list is nothing, and is reported already.
    return (quads as (ParsedQuad & { object: ParsedTerm | null })[]).filter(({ object }) => object !== null);
  }

  /** Nothing is fetched; a context that is not at hand is reported, and the reading goes on to find all such. */
  async #context(url: string) {
    const given = this.#given(url);
    if (given !== undefined) return loaded(url, this.#tags.substitutedContext(given));
    if (!this.#missing.has(url)) {
      this.#missing.add(url);
      const message = `the remote context ${url} is not read, for nothing is fetched: give a copy of it with --context ${url}=FILE`;
      const place = placeOf(this.#text, url) ?? placeOf(this.#text, url.replace(/\/$/, ''));
      this.#options.onFault({ kind: 'syntax', message, effect: 'ends', ...place });
    }
    return loaded(url, { '@context': {} });
  }

  /** The document of a context that is at hand; undefined for any other. */
  #given(url: string): unknown {
    if (url === CONTEXT_URL) return { '@context': publishedContext().source };
    return this.#options.contexts?.get(url);
  }

  #hear({ event: { code, details = {} }, next }: ProcessorEvent): void {
    if (code === 'invalid property') this.#names.add(String(details.property));
    const loss = LOSSES[code];
    if (loss === undefined) {
      next();
      return;
    }
    const value = Object.values(details).find((detail) => typeof detail === 'string') as string | undefined;
    const message = value === undefined || loss.startsWith('a ') ? loss : `${quoted(value)} ${loss}`;
    const character =
      value === undefined || !loss.startsWith('is no absolute') ? undefined : iriReferenceFault(value);
    this.#options.onFault({
      kind:
        code === 'rdfDirection not set'
          ? 'RDF 1.2'
          : code === 'invalid @language value'
            ? 'language tag'
            : 'IRI',
      message: character?.message ?? message,
      effect: code === 'rdfDirection not set' ? 'kept' : 'left out',
      ...(value === undefined ? {} : placeOf(this.#text, value)),
    });
  }

  #warnOfNames(): void {
    const [first] = this.#names;
    if (first === undefined) return;
    const names = [...this.#names].slice(0, MAX_NAMES).map((name) => quoted(name));
    const more = this.#names.size > MAX_NAMES ? ` and ${this.#names.size - MAX_NAMES} more names` : '';
    this.#options.onFault({
      kind: 'name without a meaning',
      message: `no context says what these names mean, and what stands there is left out: ${names.join(', ')}${more}`,
      effect: 'ignored',
      ...placeOf(this.#text, first),
    });
  }

  #withTagAsWritten(quad: ParsedQuad): ParsedQuad {
    const { language = '' } = quad.object;
    return language === ''
      ? quad
      : { ...quad, object: { ...quad.object, language: this.#tags.original(language) } };
  }

  #accepted(parsed: readonly ParsedQuad[]): Quad[] {
    let current: ParsedQuad | undefined;
    const onFault: OnFault = (fault) => this.#options.onFault({ ...fault, ...this.#placeOfTerm(current) });
    const accepted = new Accepted(onFault);
    const quads: Quad[] = [];
    for (const hidden of parsed) {
      current = this.#withTagAsWritten(withDoublesShown(hidden));
      if (!this.#isOwn && termsOf(current).some(hasTwoFragments)) {
        onFault({ kind: 'IRI', message: 'an IRI may hold no second #', effect: 'left out' });
        continue;
      }
      const quad = accepted.quad(current, {});
      if (quad !== undefined) quads.push(quad);
    }
    return quads;
  }

  /** Where the term that is at fault stands, if it stands there as it is. */
  #placeOfTerm(quad: ParsedQuad | undefined): Pick<FormatFault, 'line' | 'column'> {
    const { language = '' } = quad?.object ?? {};
    const faulty = quad && termsOf(quad).find((term) => iriFault(term.value) || hasTwoFragments(term))?.value;
    const value = language !== '' && languageTagFault(language) ? language : faulty;
    return (value !== undefined && placeOf(this.#text, value)) || {};
  }

  #fail(error: unknown): void {
    const { message, details } = error as Error & { readonly details?: { readonly cause?: unknown } };
    // The processor wraps what its handlers throw.
    const cause = details?.cause instanceof RdfSyntaxError ? details.cause : error;
    if (cause instanceof RdfSyntaxError) {
      const { line, column } = cause;
      this.#options.onFault({ kind: 'syntax', message: cause.message, line, column, effect: 'ends' });
      return;
    }
    const words =
      error instanceof RangeError ? 'nested too deeply' : message.replace(/^Invalid JSON-LD syntax; /, '');
    this.#options.onFault({ kind: 'syntax', message: words, effect: 'ends' });
  }
}

function loaded(url: string, document: unknown) {
  return { contextUrl: undefined, documentUrl: url, document };
}

function termsOf({ subject, predicate, object, graph }: ParsedQuad): ParsedTerm[] {
  return [subject, predicate, object, graph].filter(({ termType }) => termType === 'NamedNode');
}

/** JSON-LD leaves out triples whose IRIs are not well-formed (JSON-LD 1.1 API §8.1.2), where other syntaxes only have a grammar. */
function hasTwoFragments({ value }: ParsedTerm): boolean {
  return value.indexOf('#') !== value.lastIndexOf('#');
}

/** Stands for xsd:double in the processor, which would rewrite `"1.5"^^xsd:double` (against JSON-LD 1.1 API §8.2.2 step 11). */
const HIDDEN_DOUBLE = `${XSD.double.value}-as-text`;

function withDoublesHidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDoublesHidden);
  if (typeof value !== 'object' || value === null) return value;
  if ('@value' in value && [Reflect.get(value, '@type') ?? []].flat().length > 1) {
    throw new RdfSyntaxError('a value may have one type, and here is one with several');
  }
  const isDoubleText =
    typeof Reflect.get(value, '@value') === 'string' && Reflect.get(value, '@type') === XSD.double.value;
  if (isDoubleText) return { ...value, '@type': HIDDEN_DOUBLE };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDoublesHidden(inner)]));
}

function withDoublesShown(quad: ParsedQuad): ParsedQuad {
  if (quad.object.datatype?.value !== HIDDEN_DOUBLE) return quad;
  return { ...quad, object: { ...quad.object, datatype: XSD.double } };
}
